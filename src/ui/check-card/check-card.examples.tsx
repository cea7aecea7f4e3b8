import { SourceLink } from '../source-link/source-link';
import { StatusChip } from '../status-chip/status-chip';
import { Tag } from '../tag/tag';
import { WaitBar } from '../wait-bar/wait-bar';
import { WhyBox } from '../why-box/why-box';
import { CheckCard } from './check-card';

const ignore = (): undefined => undefined;
const source = <SourceLink text="依据：国家免疫规划儿童免疫程序" onPress={ignore} />;
const tags = (
  <>
    <StatusChip kind="normal" text="可以打" />
    <Tag text="免费" />
    <Tag text="共5剂" />
  </>
);

export const examples = {
  'chosen, with its reasons': (
    <CheckCard title="百白破疫苗 第4剂" note="防百日咳、白喉、破伤风" checked onChange={ignore} tags={tags}>
      <WhyBox
        title="为什么现在可以打？"
        reasons={['安安满18个月了（11月19日）', '第3剂是 2025年11月24日打的，已经隔了6个月以上']}
        source={source}
      />
    </CheckCard>
  ),
  'not chosen, reasons folded': (
    <CheckCard title="甲肝灭活疫苗 第1剂" note="防甲型肝炎" checked={false} onChange={ignore} tags={tags}>
      <WhyBox title="为什么现在可以打？" reasons={['安安满18个月了（11月19日）']} source={source} folded />
    </CheckCard>
  ),
  'must wait': (
    <CheckCard
      title="麻腮风疫苗 第2剂"
      note="防麻疹、腮腺炎、风疹"
      status={<StatusChip kind="waiting" text="还要等 9 天" />}
    >
      <WhyBox title="为什么还不能打？" source={source}>
        <WaitBar
          passed={19 / 28}
          start="11月4日 水痘"
          now="今天 第19天"
          end="12月2日 满28天"
          label="11月4日打了水痘疫苗，今天过了19天，12月2日满28天"
        />
      </WhyBox>
    </CheckCard>
  ),
};
