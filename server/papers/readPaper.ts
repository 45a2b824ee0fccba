import { type PaperKindOf, type PaperOwner, papersOf, parsePaperFile } from '../../shared/papers/paper'
import type { Actor } from '../../shared/permission'
import type { RegisterFilter } from '../../shared/registers/filter'
import type { Context } from '../context'
import { forumPaper } from './forumPaper'
import { type MadePaper, mediaType, toFile } from './makePaper'
import { paperUnknown } from './meetingFacts'
import { meetingPaper } from './meetingPaper'
import { callPaper, consentsPaper, proposalsPaper } from './ownedPapers'
import type { PdfEngine } from './pdf/PdfEngine'

export interface PaperFile {
  /** with its ending */
  name: string
  mediaType: string
  bytes: Uint8Array
}

interface Asked<O extends PaperOwner> {
  /** of the meeting, the body, the proposal … it belongs to */
  id: string
  kind: PaperKindOf<O>
  /** how a list is narrowed, as its page is */
  filter: RegisterFilter
}

/** Who makes the papers of what; each judges itself who may have them. */
const makers: {
  [O in PaperOwner]: (context: Context, actor: Actor, asked: Asked<O>) => Promise<MadePaper>
} = {
  meetings: meetingPaper,
  forums: forumPaper,
  proposals: proposalsPaper,
  calls: callPaper,
  consent: consentsPaper,
}

export interface AskedFile<O extends PaperOwner = PaperOwner> {
  owner: O
  id: string
  /** agenda.docx */
  file: string
  filter?: RegisterFilter
}

/** One paper as a file. A file nobody makes and a thing that is not there are one answer [X1]. */
export async function readPaper<O extends PaperOwner>(
  context: Context,
  pdf: PdfEngine,
  actor: Actor,
  { owner, id, file, filter = {} }: AskedFile<O>,
): Promise<PaperFile> {
  const asked = parsePaperFile(file, papersOf[owner])
  if (!asked) throw paperUnknown()
  const { made, stem } = await makers[owner](context, actor, { id, kind: asked.kind, filter })
  return {
    name: `${stem}.${asked.format}`,
    mediaType: mediaType[asked.format],
    bytes: await toFile(made, asked.format, pdf),
  }
}
