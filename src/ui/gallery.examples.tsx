import { examples as amount } from './amount/amount.examples';
import { examples as bottomBar } from './bottom-bar/bottom-bar.examples';
import { examples as button } from './button/button.examples';
import { examples as card } from './card/card.examples';
import { examples as chart } from './chart/chart.examples';
import { examples as checkCard } from './check-card/check-card.examples';
import { examples as checkRow } from './check-row/check-row.examples';
import { examples as chips } from './chips/chips.examples';
import { examples as coin } from './coin/coin.examples';
import { examples as confirm } from './confirm/confirm.examples';
import { examples as dayStrip } from './day-strip/day-strip.examples';
import { examples as dotTrack } from './dot-track/dot-track.examples';
import { examples as familySwitcher } from './family-switcher/family-switcher.examples';
import { examples as field } from './field/field.examples';
import { examples as icon } from './icon/icon.examples';
import { examples as iconList } from './icon-list/icon-list.examples';
import { examples as keypad } from './keypad/keypad.examples';
import { examples as keyValueList } from './key-value-list/key-value-list.examples';
import { examples as linkButton } from './link-button/link-button.examples';
import { examples as mark } from './mark/mark.examples';
import { examples as maskedText } from './masked-text/masked-text.examples';
import { examples as shownPhone } from './shown-phone/shown-phone.examples';
import { examples as monthCalendar } from './month-calendar/month-calendar.examples';
import { examples as navBar } from './nav-bar/nav-bar.examples';
import { examples as nextCard } from './next-card/next-card.examples';
import { examples as note } from './note/note.examples';
import { examples as noticeBar } from './notice-bar/notice-bar.examples';
import { examples as personCard } from './person-card/person-card.examples';
import { examples as picks } from './picks/picks.examples';
import { examples as programLabel } from './program-label/program-label.examples';
import { examples as progressBar } from './progress-bar/progress-bar.examples';
import { examples as questionCard } from './question-card/question-card.examples';
import { examples as queueLane } from './queue-lane/queue-lane.examples';
import { examples as radioRows } from './radio-rows/radio-rows.examples';
import { examples as rangeBar } from './range-bar/range-bar.examples';
import { examples as readAloud } from './read-aloud/read-aloud.examples';
import { examples as sectionTitle } from './section-title/section-title.examples';
import { examples as segmentedControl } from './segmented-control/segmented-control.examples';
import { examples as serviceTile } from './service-tile/service-tile.examples';
import { examples as sheet } from './sheet/sheet.examples';
import { examples as skeleton } from './skeleton/skeleton.examples';
import { examples as slotCard } from './slot-card/slot-card.examples';
import { examples as sourceLink } from './source-link/source-link.examples';
import { examples as statePanel } from './state-panel/state-panel.examples';
import { examples as statusChip } from './status-chip/status-chip.examples';
import { examples as stepBar } from './step-bar/step-bar.examples';
import { examples as switchExamples } from './switch/switch.examples';
import { examples as tabBar } from './tab-bar/tab-bar.examples';
import { examples as tag } from './tag/tag.examples';
import { examples as targetChart } from './target-chart/target-chart.examples';
import { examples as ticket } from './ticket/ticket.examples';
import { examples as ticks } from './ticks/ticks.examples';
import { examples as toast } from './toast/toast.examples';
import { examples as trend } from './trend/trend.examples';
import { examples as waitBar } from './wait-bar/wait-bar.examples';
import type { ReactElement } from 'react';
/** Every part with its named examples: what the render tests walk over. */
export const gallery: Record<string, Record<string, ReactElement>> = {
  amount: amount,
  'bottom-bar': bottomBar,
  button: button,
  card: card,
  chart: chart,
  'check-card': checkCard,
  'check-row': checkRow,
  chips: chips,
  coin: coin,
  confirm: confirm,
  'day-strip': dayStrip,
  'dot-track': dotTrack,
  'family-switcher': familySwitcher,
  field: field,
  icon: icon,
  'icon-list': iconList,
  'key-value-list': keyValueList,
  keypad: keypad,
  'link-button': linkButton,
  mark: mark,
  'masked-text': maskedText,
  'month-calendar': monthCalendar,
  'nav-bar': navBar,
  'next-card': nextCard,
  note: note,
  'notice-bar': noticeBar,
  'person-card': personCard,
  picks: picks,
  'program-label': programLabel,
  'progress-bar': progressBar,
  'question-card': questionCard,
  'queue-lane': queueLane,
  'radio-rows': radioRows,
  'range-bar': rangeBar,
  'read-aloud': readAloud,
  'section-title': sectionTitle,
  'segmented-control': segmentedControl,
  'service-tile': serviceTile,
  sheet: sheet,
  'shown-phone': shownPhone,
  skeleton: skeleton,
  'slot-card': slotCard,
  'source-link': sourceLink,
  'state-panel': statePanel,
  'status-chip': statusChip,
  'step-bar': stepBar,
  switch: switchExamples,
  'tab-bar': tabBar,
  tag: tag,
  'target-chart': targetChart,
  ticket: ticket,
  ticks: ticks,
  toast: toast,
  trend: trend,
  'wait-bar': waitBar,
};
