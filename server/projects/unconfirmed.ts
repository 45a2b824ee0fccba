import { awaitsConfirmation, type Entry } from '../../shared/entry'
import { holding } from '../../shared/projects/figure'
import { entryOf } from '../forums/queries'
import type { Loaded } from './load'

/** What holds of the words typed for an organisation (代行入力) and waits for its confirmation; what it said since itself does not [J7]. */
export const unconfirmedOf = (
  { figures, assessments }: Pick<Loaded, 'figures' | 'assessments'>,
  organisationId: string,
): Entry[] =>
  [
    ...[...holding(figures).values()].map((each) => ({ by: each.organisationId, entry: each.entry })),
    ...assessments.map((each) => ({ by: each.organisation_id, entry: entryOf(each) })),
  ]
    .filter(({ by, entry }) => by === organisationId && awaitsConfirmation(entry))
    .map(({ entry }) => entry)
