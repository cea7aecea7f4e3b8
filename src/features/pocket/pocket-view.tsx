import { View } from '@tarojs/components';
import type { Contact, Pocket } from '@kangban/contract/record/own-entry';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { pocket as words } from '@/copy/pocket';
import { ageWords, fullDay, sexWord } from '@/copy/when';
import { dayInChina } from '@/platform/clock';
import { callPhone } from '@/platform/device';
import { openPage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { KeyValueList, type KeyValue } from '@/ui/key-value-list/key-value-list';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import './pocket.scss';

const AMBULANCE = '120';

const own = (text: string, mine: boolean): string => (mine ? `${text}（${words.own}）` : text);

function allergyRow({ allergyState, allergies }: Pocket): KeyValue {
  if (allergyState === 'some')
    return { key: words.allergies, values: allergies.map((line) => own(line.text, line.own)) };
  return { key: words.allergies, values: [allergyState === 'none' ? words.allergyNone : words.allergyUnknown] };
}

function bloodRow({ blood }: Pocket): KeyValue {
  if (!blood) return { key: words.blood, values: [words.bloodUnknown], note: words.bloodUnknownNote };
  return { key: words.blood, values: [blood.text], note: words.bloodFrom(blood.from, fullDay(toPlainDate(blood.on))) };
}

function rowsOf(data: Pocket): KeyValue[] {
  const { medicines, conditions } = data;
  const taken = medicines.map((line) => own(line.text, line.own));
  return [
    bloodRow(data),
    allergyRow(data),
    { key: words.medicines, values: taken.length > 0 ? taken : [words.medicinesNone] },
    ...(conditions.length > 0 ? [{ key: words.conditions, values: conditions }] : []),
  ];
}

const CallRow = ({ name, relation, phone }: Contact) => (
  <Row
    icon="phone"
    title={`${name}（${relation}）`}
    note={phone}
    label={words.callContact(name, relation)}
    onPress={() => void callPhone(phone)}
  />
);

function Calls({ data }: { data: Pocket }) {
  const { contacts, clinic, mayWrite, residentId } = data;
  return (
    <>
      <SectionTitle text={words.contacts} />
      <Card flush>
        {contacts.map((contact) => (
          <CallRow key={contact.phone} {...contact} />
        ))}
        {contacts.length === 0 && <Row title={words.contactsNone} />}
        {mayWrite && (
          <Row
            icon="pen"
            title={contacts.length === 0 ? words.addContacts : words.changeContacts}
            onPress={() => void openPage('pocketContacts', { residentId })}
          />
        )}
        {clinic && (
          <Row
            icon="hospital"
            title={clinic.name}
            note={clinic.phone}
            label={words.callClinic(clinic.name)}
            onPress={() => void callPhone(clinic.phone)}
          />
        )}
      </Card>
    </>
  );
}

/** The emergency page: for whoever helps, so it stands without tapping, largest first. */
export function PocketView({ data }: { data: Pocket }) {
  const { name, sex, birthDate, madeAt } = data;
  const age = ageWords(birthDate, dayInChina(Date.parse(madeAt)));
  return (
    <>
      <Card>
        <View className="pocket-name">{name}</View>
        <View className="pocket-who">{`${sexWord(sex)} · ${age}`}</View>
        <KeyValueList rows={rowsOf(data)} />
      </Card>
      <View className="pocket-120">
        <Button text={words.ambulance} icon="phone" onPress={() => void callPhone(AMBULANCE)} />
      </View>
      <Calls data={data} />
    </>
  );
}
