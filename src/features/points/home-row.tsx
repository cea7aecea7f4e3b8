import { View } from '@tarojs/components';
import { getPoints } from '@kangban/contract/points';
import type { FamilyMember } from '@kangban/contract/identity';
import { grouped, points as words } from '@/copy/points';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Amount } from '@/ui/amount/amount';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';
import './points.scss';

type Person = Pick<FamilyMember, 'residentId' | 'label'>;

export interface HomeRowsProps {
  people: readonly Person[];
  onOpen: (residentId: string) => void;
}

function PersonRow({ person: { residentId, label }, onOpen }: { person: Person } & Pick<HomeRowsProps, 'onOpen'>) {
  const input = { params: { residentId }, query: { account: 'own' as const } };
  const known = knownOf(useRemote({ endpoint: getPoints, input, keep: true }));
  if (!known) return null;
  return (
    <Card flush>
      <Row
        icon="points"
        title={words.home(label)}
        note={known.nextExpiry?.text}
        right={<Amount text={grouped(Math.max(known.active, 0))} unit={words.unit} />}
        onPress={() => onOpen(residentId)}
      />
    </Card>
  );
}

/** How many points somebody has, and what ends first. */
export function PointsHomeRows({ people, onOpen }: HomeRowsProps) {
  return (
    <View className="points-home">
      {people.map((person) => (
        <PersonRow key={person.residentId} person={person} onOpen={onOpen} />
      ))}
    </View>
  );
}
