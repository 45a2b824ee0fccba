import { awaitedKinds, type NoticeKind, noticeKindLabel } from './kind'
import { wrap } from './wrap'

/** A notice as it is told to one reader. */
export interface ToldNotice {
  kind: NoticeKind
  /** the body it comes from */
  forumName: string | null
  subject: string
  lines: readonly string[]
  /** why this reader gets it */
  reason: string
  /** 連絡先 of the body, in lines as they are printed; empty where it gave none */
  contact: string
  /** null where the address people type is not known */
  link: string | null
}

export interface Letter {
  subject: string
  text: string
}

/** One notice, told at once. */
export function letterOf(notice: ToldNotice, addressee: string): Letter {
  return {
    subject: subjectLine(notice.subject),
    text: body([
      salutation(addressee),
      factsOf(notice),
      answerOf(notice),
      reasonOf([notice]),
      linkOf(notice.link),
    ]),
  }
}

/** Everything since the last one that could wait: one letter each working day. */
export function digestOf(notices: readonly ToldNotice[], addressee: string): Letter {
  return {
    subject: subjectLine(`お知らせ ${notices.length}件`),
    text: body([
      salutation(addressee),
      ...notices.map((notice, index) => [
        `■ ${index + 1}　${noticeKindLabel[notice.kind]}`,
        ...factsOf(notice),
        ...answerOf(notice),
        ...linkOf(notice.link),
      ]),
      reasonOf(notices),
    ]),
  }
}

/** A subject is one line whatever a title holds: a line break in it would begin a header of the sender's choice. */
function subjectLine(text: string): string {
  const line = [...text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()].slice(0, 100).join('')
  return `【円卓】${line}`
}

const salutation = (addressee: string) => [`${addressee} 様`]

const factsOf = ({ forumName, subject, lines }: ToldNotice) => [
  ...(forumName === null ? [] : [forumName]),
  subject,
  '',
  ...lines.map((line) => `・${line}`),
]

/** Links may be dead where the letter is read: it says how to answer without them. */
function answerOf({ kind, contact }: ToldNotice): string[] {
  const lead = awaitedKinds.includes(kind)
    ? '円卓を開けないときは、次の連絡先へ電話かメールで答えてください。事務局が代わりに入力します。'
    : '問い合わせ先'
  if (contact !== '') return ['', lead, ...contact.split('\n').map((line) => `　${line}`)]
  return awaitedKinds.includes(kind)
    ? ['', '円卓を開けないときは、会議体の事務局へ電話かメールで答えてください。事務局が代わりに入力します。']
    : []
}

function reasonOf(notices: readonly ToldNotice[]): string[] {
  const reasons = [...new Set(notices.map(({ reason }) => reason))]
  const fixed = [...new Set(notices.map(({ kind }) => kind))].filter((kind) => awaitedKinds.includes(kind))
  const free = [...new Set(notices.map(({ kind }) => kind))].filter((kind) => !awaitedKinds.includes(kind))
  return [
    '--------',
    `このメールが届いた理由: ${reasons.join('、')}`,
    ...(free.length === 0
      ? []
      : [
          `受け取りを止めるには: 円卓の「アカウント」の「メールの受け取り」で、${named(free)}を外してください。`,
        ]),
    ...(fixed.length === 0 ? [] : [`${named(fixed)}は、ほかの団体が返事を待つ知らせのため止められません。`]),
    'このメールは円卓が自動で送っています。',
  ]
}

const named = (kinds: readonly NoticeKind[]) => kinds.map((kind) => `「${noticeKindLabel[kind]}」`).join('')

const linkOf = (link: string | null) => (link === null ? [] : ['', '円卓で開く:', link])

/** Sections with an empty line between them. Control characters of a title or a note have no business in a letter. */
const body = (sections: readonly (readonly string[])[]): string =>
  `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(plain).map(wrap).join('\n').replace(/^\n+/, ''))
    .join('\n\n')}\n`

const plain = (line: string) => line.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
