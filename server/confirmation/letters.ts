import { warekiDateTime, warekiWithWeekday } from '../../shared/calendar'
import { correctionLabel } from '../../shared/confirmation/correction'
import { standingsOf } from '../../shared/confirmation/standing'
import type { MinutesRecord } from '../../shared/minutes/record'
import { recordText } from '../../shared/minutes/recordText'
import { type MeetingRow, nameOf } from '../meetings/queries'
import { notify } from '../outbox/notify'
import type { Tx } from '../store/Store'
import { answersOf, type Correction, type Round } from './queries'

/** The minutes themselves go with the letter, so that they can be read where no link opens; a very long one only in part. */
const textLengthMax = 30_000

const minutesPath = (meetingId: string) => `/meetings/${meetingId}?tab=minutes`

/** 確認依頼: to whom something of this version is asked, at once. */
export async function notifyOpened(
  tx: Tx,
  {
    meeting,
    round,
    record,
    last,
  }: { meeting: MeetingRow; round: Round; record: MinutesRecord; last: Round | undefined },
): Promise<void> {
  const asked = await askedOf(tx, round)
  if (asked.length === 0) return
  const label = (key: string) => round.sections.find((section) => section.key === key)?.label ?? key
  const text = recordText(record)
  for (const { organisationId, sections } of asked)
    await notify(tx, {
      ...common(meeting, record.forum.name, round.openedAt),
      kind: 'round_opened',
      organisationIds: [organisationId],
      subject: `【議事録の確認依頼】${nameOf(meeting)}（第${round.version}版）`,
      lines: [
        ...facts(meeting, round),
        ...(last && sections.length < round.sections.length
          ? [
              '前の版から変わった次の議題だけを確かめてください。',
              ...sections.map((key) => `・${label(key)}`),
            ]
          : []),
        '',
        text.length > textLengthMax
          ? `${text.slice(0, textLengthMax)}\n（以下略。全文は円卓で読めます。）`
          : text,
      ],
      dedupeKey: `round:${meeting.id}`,
    })
}

/** 催促: only to those from whom an answer is missing [V5]. */
export async function notifyUnanswered(
  tx: Tx,
  {
    meeting,
    round,
    forumName,
    at,
    dedupeKey = `round_reminder:${round.id}`,
  }: { meeting: MeetingRow; round: Round; forumName: string; at: number; dedupeKey?: string },
): Promise<string[]> {
  const asked = await askedOf(tx, round)
  await notify(tx, {
    ...common(meeting, forumName, at),
    reason: `${forumName}の構成団体で、まだ回答がないため`,
    kind: 'round_reminder',
    organisationIds: asked.map(({ organisationId }) => organisationId),
    subject: `【議事録の確認のお願い】${nameOf(meeting)}（第${round.version}版）`,
    lines: facts(meeting, round),
    dedupeKey,
  })
  return asked.map(({ name }) => name)
}

/** 採否 goes back to whoever asked. */
export const notifyDecided = (
  tx: Tx,
  {
    meeting,
    correction,
    forumName,
    at,
  }: { meeting: MeetingRow; correction: Correction; forumName: string; at: number },
): Promise<void> =>
  notify(tx, {
    ...common(meeting, forumName, at),
    reason: '貴団体の修正依頼への回答であるため',
    kind: 'correction_answered',
    organisationIds: [correction.organisation.id],
    subject: `【修正依頼への回答：${correctionLabel[correction.state]}】${nameOf(meeting)}`,
    lines: [
      ...(correction.quote === '' ? [] : [`箇所：「${correction.quote}」`]),
      `修正依頼：${correction.body}`,
      `採否：${correctionLabel[correction.state]}`,
      ...(correction.reason === '' ? [] : [`理由：${correction.reason}`]),
    ],
  })

/** 議長・指名委員: everybody has answered, and the next word is theirs. */
export const notifySignatories = (
  tx: Tx,
  {
    meeting,
    seatIds,
    forumName,
    at,
  }: { meeting: MeetingRow; seatIds: readonly string[]; forumName: string; at: number },
): Promise<void> =>
  notify(tx, {
    ...common(meeting, forumName, at),
    reason: 'この会議体の議事録を確認して確定する席であるため',
    kind: 'round_opened',
    seatIds,
    subject: `【議事録の確定の確認】${nameOf(meeting)}`,
    lines: [
      `${nameOf(meeting)}の議事録について、構成団体の確認が終わりました。`,
      '内容を確かめ、「確定する」を押してください。',
    ],
  })

const common = (meeting: MeetingRow, forumName: string, at: number) => ({
  at,
  forumId: meeting.forum_id,
  isSample: meeting.is_sample === 1,
  path: minutesPath(meeting.id),
  reason: `${forumName}の構成団体であるため`,
})

const facts = (meeting: MeetingRow, round: Round): string[] => [
  `会議：${nameOf(meeting)}（${warekiDateTime(meeting.starts_at)}）`,
  `議事録：第${round.version}版（${round.label}から送付）`,
  `回答の期限：${warekiWithWeekday(round.dueOn)}`,
  '回答のしかた：円卓で「異議なし」を押すか、直したいところを「修正依頼」で送ってください。円卓を開けないときは、この会議体の事務局に電話・メールで伝えてください（事務局が代わりに入力します）。',
  round.silence === 'deemed_confirmed'
    ? '期限までに回答がないときは、会議体の申合せにより「みなし確認」として扱います（「異議なし」とは区別して記録します）。'
    : '期限を過ぎても、回答があるまで「未回答」として扱います。',
]

/** From whom something is still asked, with the sections. Whether the day is past does not matter here. */
async function askedOf(tx: Tx, round: Round) {
  const standings = standingsOf(
    round.recipients.map(({ id }) => id),
    round.sections,
    await answersOf(tx, round.meetingId),
    { rule: 'stays_open', dueOn: round.dueOn, today: round.dueOn },
  )
  return standings.flatMap(({ organisationId, state, asked }) =>
    state === 'unanswered'
      ? [
          {
            organisationId,
            name: round.recipients.find(({ id }) => id === organisationId)?.name ?? '',
            sections: asked,
          },
        ]
      : [],
  )
}
