import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { addOnsOn } from '@kangban/domain/checkup-booking/add-ons';
import { REWARD_BOOKINGS, REWARD_ICONS, REWARD_KINDS } from '@kangban/domain/reward/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { rewardAdmin as words } from '@/copy/reward-admin';
import { Field, type FieldProps } from '@/ui/field/field';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { Picks } from '@/ui/picks/picks';
import { Switch } from '@/ui/switch/switch';
import { HoursFields } from './hours-fields';
import type { ItemFaults, ItemForm } from './item-form';
import './reward-admin.scss';

/** What every part of the form gets: the form, what is wrong with it, and how to change it. */
export interface PartProps {
  form: ItemForm;
  faults: ItemFaults;
  onChange: (some: Partial<ItemForm>) => void;
}

type TextName = {
  [K in keyof ItemForm]: ItemForm[K] extends string ? (string extends ItemForm[K] ? K : never) : never;
}[keyof ItemForm];

interface TextProps extends PartProps {
  name: TextName;
  label: string;
  hint?: string;
  most?: number;
  type?: FieldProps['type'];
}

function Text({ form, faults, onChange, name, label, hint, most = 10, type = 'text' }: TextProps) {
  const error = faults[name];
  return (
    <View className="reward-form__field">
      <Field
        id={`item-${name}`}
        label={label}
        type={type}
        maxLength={most}
        value={form[name]}
        onChange={(value) => onChange({ [name]: value })}
        {...(hint !== undefined && { hint })}
        {...(error !== undefined && { error })}
      />
    </View>
  );
}

export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <>
    <Heading text={title} level={3} look="heading" />
    {children}
  </>
);

const KINDS = REWARD_KINDS.map((key) => ({ key, text: words.kinds[key] }));
const ICONS = REWARD_ICONS.map((key) => ({ key, text: words.icons[key] }));
const BOOKINGS = REWARD_BOOKINGS.map((key) => ({ key, text: words.bookings[key] }));
const SEXES = (['any', 'male', 'female'] as const).map((key) => ({ key, text: words.sexes[key] }));

/** What it is and what it costs. */
export function WhatPart(props: PartProps) {
  const { form, onChange } = props;
  const kindOf = (key: string) => REWARD_KINDS.find((one) => one === key) ?? form.kind;
  const iconOf = (key: string) => REWARD_ICONS.find((one) => one === key) ?? form.icon;
  return (
    <>
      <Part title={words.parts.what}>
        <Picks
          label={words.kind}
          picks={KINDS}
          chosen={[form.kind]}
          onPick={(key) => onChange({ kind: kindOf(key), ...(key === 'goods' && { booking: 'walk-in' }) })}
        />
        <View className="reward-form__row">
          <Text {...props} name="name" label={words.name} most={30} />
          <Text {...props} name="unit" label={words.unit} hint={words.unitHint} />
        </View>
        <Text {...props} name="about" label={words.about} most={40} />
        <Text {...props} name="detail" label={words.detail} most={200} />
        <Picks
          label={words.icon}
          picks={ICONS}
          chosen={[form.icon]}
          onPick={(key) => onChange({ icon: iconOf(key) })}
        />
      </Part>
      <Part title={words.parts.price}>
        <View className="reward-form__row">
          <Text {...props} name="points" label={words.points} type="number" most={6} />
          <Text {...props} name="validFrom" label={words.validFrom} />
        </View>
      </Part>
    </>
  );
}

/** Whom it is for. */
export function WhoPart(props: PartProps) {
  const { form, onChange } = props;
  const sex = form.sex ?? 'any';
  const pickSex = (key: string): void => onChange({ sex: key === 'male' || key === 'female' ? key : null });
  return (
    <Part title={words.parts.who}>
      <View className="reward-form__row">
        <Text {...props} name="fromAge" label={words.fromAge} type="number" most={3} />
        <Text {...props} name="toAge" label={words.toAge} type="number" most={3} />
        <Text {...props} name="everyMonths" label={words.everyMonths} type="number" most={3} />
      </View>
      <Picks label={words.sex} picks={SEXES} chosen={[sex]} onPick={pickSex} />
      {(['enrolledOnly', 'ownSiteOnly'] as const).map((name) => {
        const label = name === 'enrolledOnly' ? words.enrolled : words.ownSite;
        return (
          <View key={name} className="reward-form__switch">
            <View>{label}</View>
            <Switch
              on={form[name]}
              label={label}
              words={{ on: words.on, off: words.off }}
              onChange={(on) => onChange({ [name]: on })}
            />
          </View>
        );
      })}
    </Part>
  );
}

interface HowProps extends PartProps {
  today: PlainDate;
  services: readonly { service: string; name: string }[];
}

const NONE = 'none';

function AddOn({ form, faults, onChange, today }: HowProps) {
  const addOns = addOnsOn(today).map(({ id, name }) => ({ key: id, text: name }));
  const isAlong = form.booking === 'checkup-add-on';
  return (
    <Picks
      label={words.addOn}
      picks={isAlong ? addOns : [{ key: NONE, text: words.addOnNone }, ...addOns]}
      chosen={[form.addOnId ?? NONE]}
      fault={faults.addOnId}
      onPick={(key) => onChange({ addOnId: key === NONE ? null : key })}
    />
  );
}

/** How a time is found and by when it is used. */
export function HowPart(props: HowProps) {
  const { form, faults, onChange, services } = props;
  const bookingOf = (key: string) => REWARD_BOOKINGS.find((one) => one === key) ?? form.booking;
  const isService = form.kind === 'service';
  return (
    <Part title={words.parts.how}>
      <Picks
        label={words.booking}
        picks={isService ? BOOKINGS : BOOKINGS.filter(({ key }) => key === 'walk-in')}
        chosen={[form.booking]}
        fault={faults.booking}
        onPick={(key) => onChange({ booking: bookingOf(key) })}
      />
      {isService && <AddOn {...props} />}
      {form.addOnId !== null && <Note tone="sunk">{words.every.addOn}</Note>}
      {form.booking === 'slot' && services.length === 0 && <Note tone="attention">{words.noServices}</Note>}
      {form.booking === 'slot' && (
        <Picks
          label={words.service}
          picks={services.map(({ service, name }) => ({ key: service, text: name }))}
          chosen={form.service === null ? [] : [form.service]}
          fault={faults.service}
          onPick={(service) => onChange({ service })}
        />
      )}
      <Text {...props} name="useWithinDays" label={words.useWithin} type="number" most={3} />
    </Part>
  );
}

interface WhereProps extends PartProps {
  sites: readonly { siteId: string; siteName: string }[];
}

/** Which clinics have it, and when. */
export function WherePart({ form, faults, onChange, sites }: WhereProps) {
  const { places } = form;
  const toggle = (siteId: string): void => {
    const rest = places.filter((place) => place.siteId !== siteId);
    onChange({ places: rest.length < places.length ? rest : [...places, { siteId, room: '', spans: [] }] });
  };
  const put = (siteId: string, some: Partial<ItemForm['places'][number]>): void =>
    onChange({ places: places.map((place) => (place.siteId === siteId ? { ...place, ...some } : place)) });
  return (
    <Part title={words.parts.where}>
      <Picks
        label={words.place}
        picks={sites.map(({ siteId, siteName }) => ({ key: siteId, text: siteName }))}
        chosen={places.map(({ siteId }) => siteId)}
        many
        fault={faults.places}
        onPick={toggle}
      />
      {places.map(({ siteId, room, spans }) => (
        <View key={siteId}>
          <Heading text={sites.find((site) => site.siteId === siteId)?.siteName ?? ''} level={3} look="heading" />
          <Field
            id={`item-room-${siteId}`}
            label={words.room}
            maxLength={40}
            value={room}
            onChange={(value) => put(siteId, { room: value })}
          />
          <HoursFields
            id={`item-hours-${siteId}`}
            spans={spans}
            fault={faults[`place ${siteId}`]}
            onChange={(changed) => put(siteId, { spans: changed })}
          />
        </View>
      ))}
    </Part>
  );
}

/** Why it is added. */
export const NotePart = (props: PartProps) => (
  <Part title={words.parts.why}>
    <Text {...props} name="note" label={words.note} most={200} />
  </Part>
);
