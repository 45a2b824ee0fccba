import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { dayOf } from '../../shared/calendar'
import { canonicalJson } from '../../shared/minutes/canonical'
import { excerptNote, recordExcerpt } from '../../shared/minutes/readableRecord'
import { parseRecord } from '../../shared/minutes/record'
import { formatsOf, paperLabel } from '../../shared/papers/paper'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { sha256 } from '../id'
import { materialsOf, materialsOutside } from '../materials/queries'
import { confirmedVersion } from '../minutes/queries'
import { paperFileName, safePart } from './fileName'
import { toFile } from './makePaper'
import { type MeetingPapers, meetingPapers } from './meetingFacts'
import { madeOf } from './meetingPaper'
import type { PdfEngine } from './pdf/PdfEngine'

interface Archive {
  name: string
  body: ReadableStream<Uint8Array>
}

/** A file of the archive, read only when its turn comes. */
interface Entry {
  path: string
  read: () => Promise<Uint8Array>
  /** what is compressed already is stored as it is */
  isCompressed: boolean
}

interface ManifestLine {
  path: string
  bytes: number
  sha256: string
}

/**
 * A whole meeting: every paper in every format, the 資料, the record, and a manifest by which each file can be verified [X7].
 * Files are made one after the other while the archive is being sent, so the largest of them is all that is in memory.
 */
export async function readArchive(
  context: Context,
  pdf: PdfEngine,
  actor: Actor,
  { meetingId }: { meetingId: string },
): Promise<Archive> {
  const papers = await meetingPapers(context, actor, meetingId)
  const entries = [
    ...(await paperEntries(context, pdf, actor, papers)),
    ...(await materialEntries(context, papers)),
    ...(await recordEntries(context, papers)),
  ]
  const { record, proof } = papers.facts
  const about = {
    meeting: record.meeting.name,
    forum: record.forum.name,
    startsAt: record.meeting.startsAt,
    version: proof?.version ?? null,
    recordSha256: proof?.sha256 ?? null,
    ...(proof && !proof.isWhole ? { note: excerptNote } : {}),
  }
  const stem = paperFileName(papers.facts, '一式')
  return { name: `${stem}.zip`, body: zipOf(stem, entries, about, record.meeting.startsAt) }
}

async function paperEntries(
  context: Context,
  pdf: PdfEngine,
  actor: Actor,
  papers: MeetingPapers,
): Promise<Entry[]> {
  const perKind = papers.kinds.map(async (kind, index) => {
    const { made } = await madeOf(context, actor, papers, kind)
    const place = String(index + 1).padStart(2, '0')
    return formatsOf[kind].map(
      (format): Entry => ({
        path: `${place}_${paperLabel[kind]}.${format}`,
        read: () => toFile(made, format, pdf),
        isCompressed: format !== 'csv',
      }),
    )
  })
  return (await Promise.all(perKind)).flat()
}

async function materialEntries({ store: { db } }: Context, papers: MeetingPapers): Promise<Entry[]> {
  const all = await materialsOf(db, papers.meeting.id)
  const filed = await confirmedVersion(db, papers.meeting.id)
  const materials = papers.isRecordOnly && filed ? materialsOutside(all, parseRecord(filed.record)) : all
  return materials.map(({ label, fileName, sha256: hash }): Entry => {
    const ending = /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? ''
    const stem = safePart(fileName.slice(0, fileName.length - ending.length))
    return {
      path: `資料/${safePart(label)}_${stem}${ending}`,
      isCompressed: true,
      read: async () =>
        (
          await db
            .selectFrom('material_blob')
            .select('bytes')
            .where('sha256', '=', hash)
            .executeTakeFirstOrThrow()
        ).bytes,
    }
  })
}

async function recordEntries(
  { store: { db } }: Context,
  { meeting, facts }: MeetingPapers,
): Promise<Entry[]> {
  const filed = await confirmedVersion(db, meeting.id)
  const text = recordFile(facts, filed?.record)
  return [{ path: 'record.json', isCompressed: false, read: async () => new TextEncoder().encode(text) }]
}

/** The bytes that the hash of the version covers, an excerpt of them [R8], or a draft as it would be filed now. */
function recordFile({ record, proof }: MeetingPapers['facts'], filed: string | undefined): string {
  if (!proof || filed === undefined) return canonicalJson(record)
  return proof.isWhole ? filed : recordExcerpt(record, proof)
}

/** Pulled by whoever reads it: the next file is made when the one before was taken. */
function zipOf(
  folder: string,
  entries: readonly Entry[],
  about: Record<string, string | null>,
  startsAt: string,
): ReadableStream<Uint8Array> {
  // A ZIP keeps local times: noon of the meeting's day is that day wherever it is opened.
  const mtime = new Date(`${dayOf(Date.parse(startsAt))}T12:00:00`)
  const manifest: ManifestLine[] = []
  const waiting = [...entries]
  let zip: Zip
  const add = (path: string, bytes: Uint8Array, isCompressed: boolean) => {
    const name = `${folder}/${path}`
    const file = isCompressed ? new ZipPassThrough(name) : new ZipDeflate(name)
    file.mtime = mtime
    zip.add(file)
    file.push(bytes, true)
  }
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, isLast) => {
        if (error) return controller.error(error)
        controller.enqueue(chunk)
        if (isLast) controller.close()
      })
    },
    async pull(controller) {
      const entry = waiting.shift()
      if (!entry) {
        add('manifest.json', jsonBytes({ format: 'entaku-archive-1', ...about, files: manifest }), false)
        zip.end()
        return
      }
      try {
        const bytes = await entry.read()
        manifest.push({ path: entry.path, bytes: bytes.length, sha256: sha256(bytes) })
        add(entry.path, bytes, entry.isCompressed)
      } catch (error) {
        // A torn archive must not look like a whole one.
        controller.error(error)
      }
    },
  })
}

const jsonBytes = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
