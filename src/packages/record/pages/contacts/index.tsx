import { useState } from 'react';
import { getPocket, setContacts, type Contact, type Pocket } from '@kangban/contract/record/own-entry';
import { errorSentences } from '@/copy/errors';
import { contacts as words } from '@/copy/pocket';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { goBack, usePageParams } from '@/platform/navigation';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Field } from '@/ui/field/field';
import { Lead } from '@/ui/lead/lead';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { SectionTitle } from '@/ui/section-title/section-title';

const PLACES = ['first', 'second', 'third'] as const;
const EMPTY: Contact = { name: '', relation: '', phone: '' };
const PHONE = /^1\d{10}$/;

const isEmpty = ({ name, relation, phone }: Contact): boolean => [name, relation, phone].every((text) => !text.trim());
const isWhole = ({ name, relation, phone }: Contact): boolean => [name, relation, phone].every((text) => text.trim());

function problemOf(contact: Contact): string | undefined {
  if (isEmpty(contact)) return undefined;
  if (!isWhole(contact)) return words.missing;
  return PHONE.test(contact.phone) ? undefined : words.phoneWrong;
}

interface PlaceProps {
  no: number;
  contact: Contact;
  error: string | undefined;
  onChange: (contact: Contact) => void;
}

const Place = ({ no, contact, error, onChange }: PlaceProps) => (
  <>
    <SectionTitle text={words.nth(no)} />
    {error && (
      <Inset>
        <Note tone="attention" live>
          {error}
        </Note>
      </Inset>
    )}
    <Card>
      <Field
        id={`name-${no}`}
        label={words.name}
        value={contact.name}
        maxLength={20}
        onChange={(name) => onChange({ ...contact, name })}
      />
      <Field
        id={`relation-${no}`}
        label={words.relation}
        hint={words.relationHint}
        value={contact.relation}
        maxLength={10}
        onChange={(relation) => onChange({ ...contact, relation })}
      />
      <Field
        id={`phone-${no}`}
        label={words.phone}
        value={contact.phone}
        type="number"
        maxLength={11}
        onChange={(phone) => onChange({ ...contact, phone: phone.replace(/\D/g, '') })}
      />
    </Card>
  </>
);

function Form({ data }: { data: Pocket }) {
  const [list, setList] = useState<readonly Contact[]>(data.contacts.length > 0 ? data.contacts : [EMPTY]);
  const [looked, setLooked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const save = async (): Promise<void> => {
    setLooked(true);
    setProblem(undefined);
    if (list.some(problemOf)) return;
    setBusy(true);
    const params = { residentId: data.residentId };
    try {
      await call(setContacts, { params, body: { contacts: list.filter((contact) => !isEmpty(contact)) } });
      await goBack();
    } catch (reason) {
      const { say, next } = errorSentences[asProblem(reason).code];
      setProblem(`${say}，${next}`);
    }
    setBusy(false);
  };
  return (
    <>
      <Lead title={words.lead} text={words.leadText} />
      {list.map((contact, place) => (
        <Place
          key={PLACES[place]}
          no={place + 1}
          contact={contact}
          error={looked ? problemOf(contact) : undefined}
          onChange={(changed) => setList(list.map((one, at) => (at === place ? changed : one)))}
        />
      ))}
      {list.length < PLACES.length && (
        <Inset>
          <Button text={words.add} kind="second" icon="plus" onPress={() => setList([...list, EMPTY])} />
        </Inset>
      )}
      {problem && (
        <Inset>
          <Note tone="urgent" live>
            {problem}
          </Note>
        </Inset>
      )}
      <Inset>
        <Button text={words.save} busy={busy} onPress={() => void save()} />
      </Inset>
    </>
  );
}

export default function ContactsPage() {
  const { residentId = '' } = usePageParams('pocketContacts');
  const remote = useRemote({ endpoint: getPocket, input: { params: { residentId } } });
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={pathTo('pocketContacts', { residentId })} shape="person">
        {(data) => <Form data={data} />}
      </RemoteView>
    </InnerPage>
  );
}
