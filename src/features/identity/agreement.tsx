import { login } from '@/copy/identity';
import { openPage } from '@/platform/navigation';
import { CheckRow } from '@/ui/check-row/check-row';
import { LinkButton } from '@/ui/link-button/link-button';

export interface AgreementProps {
  agreed: boolean;
  onChange: (agreed: boolean) => void;
}

/** The two texts to read before signing in. */
export function Agreement({ agreed, onChange }: AgreementProps) {
  return (
    <CheckRow
      checked={agreed}
      onChange={onChange}
      text={login.agree}
      links={
        <>
          <LinkButton text={login.privacy} onPress={() => void openPage('legal', { text: 'privacy' })} />
          <LinkButton text={login.terms} onPress={() => void openPage('legal', { text: 'terms' })} />
        </>
      }
    />
  );
}
