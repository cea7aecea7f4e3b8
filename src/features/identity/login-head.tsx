import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { login } from '@/copy/identity';
import { states } from '@/copy/states';
import { Icon, type IconName } from '@/ui/icon/icon';
import { LinkButton } from '@/ui/link-button/link-button';
import { ProgramLabel } from '@/ui/program-label/program-label';
import { Sheet } from '@/ui/sheet/sheet';
import './identity.scss';

const OFFERS: readonly { icon: IconName; text: string }[] = [
  { icon: 'syringe', text: login.offers.vaccine },
  { icon: 'record', text: login.offers.record },
  { icon: 'people', text: login.offers.family },
];

/** Who this is, and what one can do here. */
export function LoginHead() {
  return (
    <View className="login-head">
      <View className="login-head__name">{login.appName}</View>
      <View className="login-head__place">{login.place}</View>
      <ProgramLabel name={login.programme} inline />
      <View className="login-head__offers">
        {OFFERS.map(({ icon, text }) => (
          <View key={text} className="login-head__offer">
            <Icon name={icon} size={26} />
            <View>{text}</View>
          </View>
        ))}
      </View>
    </View>
  );
}

/** The ways in, below each other. */
export function LoginWays({ children }: { children: ReactNode }) {
  return <View className="login-ways">{children}</View>;
}

/** The other door: family acts for those without a smartphone. */
export function EldersHint() {
  const [open, setOpen] = useState(false);
  return (
    <View className="login-head__elders">
      <LinkButton text={login.elders} onPress={() => setOpen(true)} />
      <Sheet id="elders" open={open} title={login.eldersTitle} closeLabel={states.close} onClose={() => setOpen(false)}>
        {login.eldersText.map((text) => (
          <View key={text} className="sheet-text">
            {text}
          </View>
        ))}
      </Sheet>
    </View>
  );
}
