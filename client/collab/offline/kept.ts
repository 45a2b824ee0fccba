import { tellCopiesChanged } from './copiesChanged'
import { eraseDatabase, keptDatabases, keptOwners, openNotebook, type Waiting } from './Notebook'
import { copyName, notebookName, type Owner, ownerOf } from './names'
import { openDocuments } from './openDocuments'

/** What this browser keeps for a person and the server has not got, from whichever of their seats. */
export async function waitingOf(personId: string): Promise<Waiting[]> {
  const owners = (await keptOwners()).filter((owner) => owner.personId === personId)
  const waiting = await Promise.all(owners.map(waitingIn))
  return waiting.flatMap((each) => each ?? [])
}

export interface Unsaved extends Waiting {
  /** tells one document of one seat from another */
  name: string
  /** this browser has it beyond the life of its page */
  isKept: boolean
}

/** All that would be lost with this browser: what it keeps, and what stands on the pages of this tab alone. */
export async function unsavedOf(personId: string): Promise<Unsaved[]> {
  const unsaved = new Map<string, Unsaved>()
  for (const { owner, document, unsaved: updatesOf } of openDocuments()) {
    const updates = updatesOf()
    if (owner?.personId !== personId || updates.length === 0) continue
    const name = copyName(owner, document)
    unsaved.set(name, { owner, document, updates, since: Date.now(), name, isKept: false })
  }
  for (const kept of await waitingOf(personId)) {
    const name = copyName(kept.owner, kept.document)
    const shown = unsaved.get(name)
    // A page counts what it has seen, the notebook what every tab has written.
    const fuller = shown && shown.updates.length > kept.updates.length ? shown : kept
    unsaved.set(name, { ...fuller, name, isKept: true })
  }
  return [...unsaved.values()]
}

export const countOf = (waiting: readonly Waiting[]) =>
  waiting.reduce((sum, { updates }) => sum + updates.length, 0)

/** Gives up what waits in one document: the person took it, or does not want it. */
export async function discardWaiting({ owner, document }: Waiting): Promise<void> {
  await (await openNotebook(owner))?.discard(document)
  await eraseDatabase(copyName(owner, document))
  tellCopiesChanged()
}

/** Somebody writes at this computer for years: what they have not opened for so long is not kept for them. */
const unopenedMsMax = 30 * 24 * 60 * 60_000

/** When somebody sits down here: what others kept goes, and what they themselves have not opened for long. */
export async function tidyCopies(personId: string): Promise<void> {
  await eraseSaved((owner) => owner.personId !== personId)
  for (const owner of (await keptOwners()).filter((each) => each.personId === personId))
    await eraseUnopened(owner, Date.now() - unopenedMsMax)
}

async function eraseUnopened(owner: Owner, before: number): Promise<void> {
  const notebook = await openNotebook(owner)
  for (const document of (await notebook?.documents()) ?? []) {
    if (document.openedAt > before || (await notebook?.changesOf(document))?.length !== 0) continue
    await notebook?.forget(document)
    await eraseDatabase(copyName(owner, document))
  }
}

/** [S12] Erases what `whose` have kept here and the server has as well. What waits to be saved stays for its owner. */
export async function eraseSaved(whose: (owner: Owner) => boolean): Promise<void> {
  await erase(whose, waitingIn)
}

/** Erases all that is kept for a person, also what the server has not got: they said so. */
export async function eraseAll(personId: string): Promise<void> {
  await erase(
    (owner) => owner.personId === personId,
    async () => [],
  )
}

async function erase(
  whose: (owner: Owner) => boolean,
  stays: (owner: Owner) => Promise<Waiting[] | undefined>,
): Promise<void> {
  const names = await keptDatabases()
  for (const owner of (await keptOwners()).filter(whose)) {
    const staying = await stays(owner)
    // What cannot be read may hold words that nobody else has.
    if (!staying) continue
    const spared = new Set(staying.map(({ document }) => copyName(owner, document)))
    if (staying.length > 0) {
      spared.add(notebookName(owner))
      await (await openNotebook(owner))?.forgetPages()
    }
    const gone = names.filter((name) => isOf(owner, name) && !spared.has(name))
    await Promise.all(gone.map(eraseDatabase))
  }
}

const isOf = (owner: Owner, name: string) => {
  const found = ownerOf(name)
  return found?.personId === owner.personId && found.seatId === owner.seatId
}

/** Undefined when it cannot be read, as while another tab erases it. */
async function waitingIn(owner: Owner): Promise<Waiting[] | undefined> {
  return (await openNotebook(owner))?.waiting().catch(() => undefined)
}
