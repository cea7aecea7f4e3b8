import { useState } from 'react';
import { View } from '@tarojs/components';
import { readShareCode } from '@kangban/domain/share/share-code';
import { sharedRecord as words } from '@/copy/share';
import { openPage } from '@/platform/navigation';
import { useStaffSignedIn } from '@/platform/session';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import type { SharedReading } from './use-shared-record';
import './share.scss';

const NAME_MAX = 20;
const INSTITUTION_MAX = 40;
const SHORTEST = 2;
const CODE_MAX = 20;

interface Typed {
  code: string;
  name: string;
  institution: string;
}

interface Faults {
  code?: string;
  name?: string;
  institution?: string;
}

function faultsOf(typed: Typed, { token, isStaff }: { token: string; isStaff: boolean }): Faults {
  return {
    ...(token === '' && readShareCode(typed.code) === undefined && { code: words.codeWrong }),
    ...(!isStaff && typed.name.trim().length < SHORTEST && { name: words.nameShort }),
    ...(!isStaff && typed.institution.trim().length < SHORTEST && { institution: words.institutionShort }),
  };
}

/** The code, unless it was scanned, and who reads, unless they signed in. */
export function OpenForm({ token, reading }: { token: string; reading: SharedReading }) {
  const isStaff = useStaffSignedIn();
  const [typed, setTyped] = useState<Typed>({ code: '', name: '', institution: '' });
  const [faults, setFaults] = useState<Faults>({});
  const set = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });
  const open = async (): Promise<void> => {
    const found = faultsOf(typed, { token, isStaff });
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    const who = { name: typed.name.trim(), institution: typed.institution.trim() };
    await reading.open(token === '' ? { code: typed.code } : { token }, isStaff ? undefined : who);
  };
  const field = (name: keyof Typed, label: string, more: { hint?: string; maxLength: number }) => (
    <Field
      id={`shared-${name}`}
      label={label}
      value={typed[name]}
      onChange={(value) => set({ [name]: value })}
      error={faults[name]}
      {...more}
    />
  );
  return (
    <View className="share-form">
      {token === '' ? (
        field('code', words.code, { hint: words.codeHint, maxLength: CODE_MAX })
      ) : (
        <Note icon="check-circle">{words.scanned}</Note>
      )}
      {isStaff ? (
        <Note icon="shield">{words.staff}</Note>
      ) : (
        <>
          {field('name', words.name, { hint: words.whoHint, maxLength: NAME_MAX })}
          {field('institution', words.institution, { hint: words.whoHint, maxLength: INSTITUTION_MAX })}
        </>
      )}
      {reading.act.problem !== undefined && (
        <Note tone="attention" live>
          {reading.act.problem}
        </Note>
      )}
      <Button text={words.open} busy={reading.act.busy !== undefined} onPress={() => void open()} />
      {!isStaff && (
        <>
          <View className="share-caption">{words.notStaff}</View>
          <LinkButton text={words.login} onPress={() => void openPage('deskLogin')} />
        </>
      )}
    </View>
  );
}
