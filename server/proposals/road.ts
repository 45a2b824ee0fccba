import { dayOf } from '../../shared/calendar'
import { type Actor, can } from '../../shared/permission'
import { type OriginKind, originKindLabel } from '../../shared/proposals/origin'
import type { OriginLink } from '../../shared/proposals/originSource'
import { forumNames } from '../forums/queries'
import { nameOf } from '../meetings/queries'
import type { Db } from '../store/Store'
import { type FoundProposal, findProposal } from './find'

/** A step of the way of a proposal: where the idea came from, the body it was proposed to, each body it was handed to. */
export interface RoadStep {
  key: string
  label: string
  /** what it came from, or the body */
  name: string
  href: string | null
  day: string | null
  /** 所見 it was handed on with */
  opinion: string
  meeting: { id: string; name: string; isOpen: boolean } | null
}

/** 困りごと → 部会 → 幹事会 → 首長会議. */
export async function roadOf(
  db: Db,
  actor: Actor,
  { row }: FoundProposal,
  origin: OriginLink | null,
): Promise<RoadStep[]> {
  const referrals = await db
    .selectFrom('proposal_referral')
    .leftJoin('meeting', 'meeting.id', 'proposal_referral.meeting_id')
    .selectAll('proposal_referral')
    .select([
      'meeting.title as title',
      'meeting.fiscal_year as fiscal_year',
      'meeting.number as number',
      'meeting.forum_id as meeting_forum',
    ])
    .where('proposal_id', '=', row.id)
    .orderBy('proposal_referral.at')
    .execute()
  const bodies = await forumNames(db, [
    ...new Set([row.forum_id, ...referrals.map(({ to_forum_id }) => to_forum_id)]),
  ])
  const bodyName = (id: string) => bodies.find((body) => body.id === id)?.name ?? ''
  return [
    ...(row.origin_kind === null
      ? []
      : [
          {
            key: 'origin',
            // The column is only ever written from a value that passed the picklist of originKinds.
            label: originKindLabel[row.origin_kind as OriginKind],
            name: origin?.label ?? row.origin_note,
            href: origin?.href ?? null,
            day: row.first_raised_on ?? dayOf(row.created_at),
            ...plain,
          },
        ]),
    {
      key: 'proposed',
      label: '提出',
      name: bodyName(row.forum_id),
      href: `/forums/${row.forum_id}`,
      day: row.submitted_at === null ? null : dayOf(row.submitted_at),
      ...plain,
    },
    ...referrals.map((each) => ({
      key: each.id,
      label: '上程',
      name: bodyName(each.to_forum_id),
      href: `/forums/${each.to_forum_id}`,
      day: dayOf(each.at),
      opinion: each.opinion,
      meeting:
        each.meeting_id === null || each.meeting_forum === null
          ? null
          : {
              id: each.meeting_id,
              name: nameOf({
                title: each.title ?? '',
                fiscal_year: each.fiscal_year ?? 0,
                number: each.number ?? 0,
              }),
              isOpen: can(actor, 'agenda.read', { forumId: each.meeting_forum }),
            },
    })),
  ]
}

const plain = { opinion: '', meeting: null }

/** A proposal this one came from or went into. */
export interface Kin {
  id: string
  kind: 'merged' | 'split' | 'continued'
  /** the other came first */
  isBefore: boolean
  label: string
  firstRaisedOn: string | null
  submittedAt: number | null
  reason: string
}

/** 統合・分割・継続, as far as the reader may know of the other proposal: nobody learns of a draft here. */
export async function lineageOf(db: Db, actor: Actor, id: string): Promise<Kin[]> {
  const rows = await db
    .selectFrom('proposal_lineage')
    .selectAll()
    .where((eb) => eb.or([eb('from_id', '=', id), eb('to_id', '=', id)]))
    .orderBy('at')
    .execute()
  const kin: Kin[] = []
  for (const row of rows) {
    const other = row.from_id === id ? row.to_id : row.from_id
    const found = await findProposal(db, actor, other).catch(() => undefined)
    if (!found) continue
    kin.push({
      id: other,
      kind: row.kind,
      isBefore: row.to_id === id,
      label: `${found.row.number ?? ''} ${found.row.title}`.trim(),
      firstRaisedOn: found.row.first_raised_on,
      submittedAt: found.row.submitted_at,
      reason: row.reason,
    })
  }
  return kin
}
