import { points as words } from '@/copy/points';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';

export type Account = 'own' | 'family';

/** The account an address names; the person's own unless it says otherwise. */
export const accountOf = (text: string | undefined): Account => (text === 'family' ? 'family' : 'own');

export interface AccountSwitchProps {
  account: Account;
  onChange: (account: Account) => void;
}

/** The person's own points, or those the family keeps together. */
export function AccountSwitch({ account, onChange }: AccountSwitchProps) {
  return (
    <SegmentedControl
      segments={[
        { key: 'own', text: words.ownAccount },
        { key: 'family', text: words.familyAccount },
      ]}
      current={account}
      label={words.whose}
      onChange={(key) => onChange(accountOf(key))}
    />
  );
}
