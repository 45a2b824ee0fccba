import { dayOf, wareki } from '../../shared/calendar'
import { shortened } from '../../shared/letters'
import { onBehalfChannelLabel } from '../../shared/proposals/origin'
import type { Answerer } from '../forums/acts'
import { entryOf } from '../forums/queries'
import { type Notice, notify } from '../outbox/notify'
import type { Tx } from '../store/Store'
import type { NeedRow } from './find'

/** What the owner of a need is told, and nobody else: the words of a need stay where its owner opened them [E1]. */
const toOwner = (tx: Tx, row: NeedRow, notice: Pick<Notice, 'at' | 'subject' | 'lines' | 'dedupeKey'>) =>
  notify(tx, {
    kind: 'need',
    forumId: row.forum_id,
    isSample: row.is_sample === 1,
    organisationIds: [row.organisation_id],
    path: `/needs/${row.id}`,
    reason: `${row.ownerName}が登録した困りごとであるため`,
    ...notice,
    lines: [`困りごと：${row.text}`, ...notice.lines],
  })

export const tellOfEntry = (tx: Tx, row: NeedRow, at: number) => {
  const { channel } = entryOf(row)
  return toOwner(tx, row, {
    at,
    subject: `代行入力の確認：${shortened(row.text, 30)}`,
    lines: [
      `入力：${row.label}${channel ? `（${onBehalfChannelLabel[channel]}）` : ''}`,
      '内容に間違いがなければ、困りごとのページで「確認する」を押してください。',
    ],
  })
}

/** Waits under this name: it goes out no more once its words are closed to whom it is for. */
export const echoLetter = (needId: string) => `need-echo:${needId}`

/** うちも that the secretariat typed: to the organisation it speaks for. */
export const tellOfEcho = (tx: Tx, row: NeedRow, { answerer, at }: { answerer: Answerer; at: number }) =>
  notify(tx, {
    kind: 'need',
    forumId: row.forum_id,
    isSample: row.is_sample === 1,
    organisationIds: [answerer.organisation_id],
    path: `/needs/${row.id}`,
    reason: '「うちも」が代行入力されたため',
    at,
    subject: `「うちも」の代行入力の確認：${shortened(row.text, 30)}`,
    lines: [
      `${row.ownerName}の困りごと：${row.text}`,
      `入力：${answerer.label}`,
      '内容に間違いがなければ、困りごとのページで「確認する」を押してください。違うときは「うちも」をやめられます。',
    ],
    dedupeKey: echoLetter(row.id),
  })

export const tellTakenOver = (tx: Tx, row: NeedRow, { writer, at }: { writer: string; at: number }) =>
  toOwner(tx, row, {
    at,
    subject: `${writer}が提案書を書きます：${shortened(row.text, 30)}`,
    lines: [
      `${writer}が、この困りごとの提案書の下書きを始めました。発案団体は${row.ownerName}のままです。下書きは両方の団体で書けます。`,
    ],
  })

export const tellGivenBack = (tx: Tx, row: NeedRow, { writer, at }: { writer: string; at: number }) =>
  toOwner(tx, row, {
    at,
    subject: `${writer}が引受けを返しました：${shortened(row.text, 30)}`,
    lines: [
      `困りごとは、また引き受けを待つ一覧に戻りました。書きかけの下書きは${row.ownerName}に残っています。`,
    ],
  })

export const tellAsked = (tx: Tx, row: NeedRow, at: number) =>
  toOwner(tx, row, {
    at,
    subject: `まだ困っていますか：${shortened(row.text, 30)}`,
    lines: [
      `${wareki(dayOf(row.at))}に登録した困りごとです。「はい」か「解決した」を、きょうの宿題から1回押すだけで答えられます。`,
    ],
    dedupeKey: `need-asked:${row.id}:${dayOf(at)}`,
  })
