import { useMemo, type ReactNode } from 'react';
import { Image, View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Heading } from '../heading/heading';
import { modulesImage, qrImage } from './qr-image';
import './ticket.scss';

export interface QrCodeProps {
  /** What a scanner reads. Never a name or a number of a person. */
  code: string;
  /** 二维码，给工作人员扫 */
  label: string;
  sizePx?: number;
  /** Drawn as these modules, where the code needs an encoding of its own. */
  modules?: readonly (readonly boolean[])[];
}

export function QrCode({ code, label, sizePx = 180, modules }: QrCodeProps) {
  const source = useMemo(() => (modules ? modulesImage(modules) : qrImage(code)), [code, modules]);
  const size = `${sizePx}px`;
  return (
    <View className="qr-code">
      <Image
        className="qr-code__image"
        src={source}
        style={{ width: size, height: size }}
        {...a11y({ role: 'img', label })}
        {...(process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: '' } } : {})}
      />
    </View>
  );
}

export interface TicketProps {
  /** 11月25日 */
  day: string;
  /** 周三 9:00–9:30 */
  time: string;
  qr: QrCodeProps;
  /** A026: also readable without a scanner. */
  number: string;
  /** 到了给导诊台扫一下 */
  hint: string;
  /** A KeyValueList. */
  children: ReactNode;
}

interface TornProps {
  head: ReactNode;
  qr: QrCodeProps;
  number: string;
  hint: string;
  children: ReactNode;
  /** Below the hint: how long the code holds. */
  below?: ReactNode;
  /** The code stands right under the heading: in large type it would be a screen away. */
  codeFirst?: boolean;
}

/** Words above the perforation, the code below it. */
function Torn({ head, qr, number, hint, children, below, codeFirst }: TornProps) {
  const code = (
    <View className="ticket__code">
      <QrCode {...qr} />
      <View className="ticket__number">{number}</View>
      <View className="ticket__hint">{hint}</View>
      {below}
    </View>
  );
  return (
    <View className="ticket">
      <View className={classNames('ticket__top', codeFirst && 'ticket__top--head')}>
        {head}
        {!codeFirst && children}
      </View>
      {!codeFirst && <View className="ticket__perforation" />}
      {code}
      {codeFirst && (
        <>
          <View className="ticket__perforation" />
          <View className="ticket__top">{children}</View>
        </>
      )}
    </View>
  );
}

/** A booking to show at the desk: when, who, what, where, and the code below the perforation. */
export function Ticket({ day, time, ...rest }: TicketProps) {
  const when = (
    <View className="ticket__when">
      <View className="ticket__day">{day}</View>
      <View className="ticket__time">{time}</View>
    </View>
  );
  return <Torn head={when} {...rest} />;
}

export interface VoucherProps extends Omit<TicketProps, 'day' | 'time'> {
  /** 眼底照相 1 次 */
  title: string;
  below?: ReactNode;
  codeFirst?: boolean;
}

/** Something paid for that is handed out when its code is shown. */
export function Voucher({ title, ...rest }: VoucherProps) {
  return <Torn head={<Heading text={title} look="title" />} {...rest} />;
}
