import { View } from '@tarojs/components';
import { Field } from '@/ui/field/field';
import './point-desk.scss';

interface Props {
  id: string;
  label: string;
  value: string;
  fault: string | undefined;
  /** A whole number. */
  number?: boolean;
  most?: number;
  onChange: (value: string) => void;
}

/** A box of a draft, with what is wrong above it. */
export function DraftField({ id, label, value, fault, number = false, most = 10, onChange }: Props) {
  return (
    <View className={most > 10 ? 'point-rule__words' : 'point-rule__field'}>
      <Field
        id={id}
        label={label}
        type={number ? 'number' : 'text'}
        maxLength={most}
        value={value}
        onChange={onChange}
        {...(fault !== undefined && { error: fault })}
      />
    </View>
  );
}
