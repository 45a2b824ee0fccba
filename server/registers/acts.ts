import { dayOf, wareki } from '../../shared/calendar'
import type { ActionRow } from '../../shared/registers/row'
import { notify } from '../outbox/notify'
import { wasTold } from '../outbox/wasTold'
import type { Tx } from '../store/Store'
import { readRows } from './readRows'

/**
 * Tells every organisation what it took home from a meeting: when the meeting ended and, for what came later, when its record was
 * confirmed. Who was told of a 宿題 once is not told again.
 */
export async function tellOwners(tx: Tx, meetingId: string, at: number): Promise<void> {
  const meeting = await tx
    .selectFrom('meeting')
    .select('forum_id')
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  const { actions } = await readRows(tx, {
    forumIds: [meeting.forum_id],
    meetingId,
    asOf: dayOf(at),
    isRecordsOnly: false,
    now: at,
  })
  for (const row of actions)
    if (row.owner && row.state !== 'done') await tellOwner(tx, { row, ownerId: row.owner.id, at })
}

interface Assignment {
  row: ActionRow
  ownerId: string
  at: number
  /** why it came to them now */
  because?: string
}

/** Tells an organisation that a 宿題 is theirs. */
export async function tellOwner(tx: Tx, { row, ownerId, at, because }: Assignment): Promise<void> {
  const key = `action_assigned:${row.id}:${ownerId}`
  if (because === undefined && (await wasTold(tx, key))) return
  await notify(tx, {
    kind: 'action_assigned',
    at,
    forumId: row.forumId,
    isSample: row.isSample,
    organisationIds: [ownerId],
    subject: `宿題の担当：${shortened(row.text)}`,
    lines: [...actionLines(row), ...(because === undefined ? [] : [`担当が変わった理由：${because}`])],
    path: `/forums/${row.forumId}/registers?list=actions&state=unfinished&organisation=${ownerId}`,
    reason: `${row.forumName}の宿題の担当団体であるため`,
    dedupeKey: key,
  })
}

/** The facts of a 宿題 as a letter has them. */
export const actionLines = (row: ActionRow): string[] => [
  `会議体：${row.forumName}`,
  `会議：${row.meetingName}（${wareki(row.heldOn)}）`,
  ...(row.itemTitle === '' ? [] : [`議題：${row.itemNumber} ${row.itemTitle}`]),
  `宿題：${row.number === '' ? '' : `${row.number}${row.isNumberFixed ? '' : '（仮）'} `}${row.text}`,
  `期限：${row.dueOn === null ? '定めなし' : wareki(row.dueOn)}`,
]

/** A subject of a letter is one short line. */
export const shortened = (text: string): string => {
  const characters = [...text]
  return characters.length <= 30 ? text : `${characters.slice(0, 29).join('')}…`
}
