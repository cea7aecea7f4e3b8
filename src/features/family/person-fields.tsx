import { family as words } from '@/copy/family';
import { bind } from '@/copy/binding';
import { Field } from '@/ui/field/field';
import type { PersonForm } from './use-person-form';

/** Name, ID number and what the family calls this person. */
export function PersonFields({ form: { typed, change, errors } }: { form: PersonForm }) {
  return (
    <>
      <Field id="name" label={words.name} value={typed.name} onChange={change('name')} error={errors.name} />
      <Field
        id="id-number"
        label={words.idNumber}
        value={typed.idNumber}
        onChange={change('idNumber')}
        error={errors.idNumber}
        type="idcard"
        maxLength={24}
        secret={{ show: bind.show, hide: bind.hide }}
      />
      <Field
        id="label"
        label={words.label}
        hint={words.labelHint}
        value={typed.label}
        onChange={change('label')}
        maxLength={8}
      />
    </>
  );
}
