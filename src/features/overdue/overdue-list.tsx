import { View } from '@tarojs/components';
import type { OverdueChild } from '@kangban/contract/worklist';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { overdue as words } from '@/copy/overdue';
import { desk } from '@/copy/desk';
import { states } from '@/copy/states';
import { ageWords } from '@/copy/when';
import { deskPhone } from '@/platform/desk-phone';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { ShownPhone } from '@/ui/shown-phone/shown-phone';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { lastWords } from './words';
import '@/features/desk/worklist.scss';

interface LineProps {
  child: OverdueChild;
  today: PlainDate;
  onContact: () => void;
}

/** One child: who, how late, with what, and the newest call. */
function Line({ child, today, onContact }: LineProps) {
  const { residentId, nameMasked, sex, birthDate, village, phoneMasked, lateDays, doses } = child;
  const last = lastWords(child, today);
  const who = [sex === 'male' ? words.male : words.female, ageWords(birthDate, today), village || words.noVillage];
  return (
    <View className="work-line" {...a11y({ role: 'listitem' })}>
      <View className="work-line__who">
        <View className="work-line__name">{nameMasked}</View>
        <View className="work-line__note">{states.dotted(who)}</View>
        <View className="work-line__note">
          {phoneMasked === null ? (
            words.noPhone
          ) : (
            <ShownPhone
              masked={phoneMasked}
              words={{ show: desk.showPhone, label: desk.showPhoneOf(nameMasked), none: desk.phoneHidden }}
              onShow={() => deskPhone(residentId)}
            />
          )}
        </View>
      </View>
      <View className="work-line__what">
        <StatusChip kind="attention" text={words.late(lateDays)} />
        {doses.map((dose) => (
          <View key={`${dose.vaccine}.${dose.dose}`}>{words.doseLate(dose.name, dose.lateDays)}</View>
        ))}
      </View>
      <View className="work-line__contact">
        {last && (
          <>
            <StatusChip kind="normal" text={words.contacted} />
            <View className="work-line__note">{last}</View>
          </>
        )}
        <Button small kind="second" text={words.contact} label={words.contactTitle(nameMasked)} onPress={onContact} />
      </View>
    </View>
  );
}

export interface OverdueLinesProps {
  children: readonly OverdueChild[];
  today: PlainDate;
  onContact: (child: OverdueChild) => void;
}

/** The late children, longest first. */
export function OverdueLines({ children, today, onContact }: OverdueLinesProps) {
  return (
    <View {...a11y({ role: 'list' })}>
      {children.map((child) => (
        <Line key={child.residentId} child={child} today={today} onContact={() => onContact(child)} />
      ))}
    </View>
  );
}
