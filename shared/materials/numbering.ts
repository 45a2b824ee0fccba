import type { Material } from './material'

/** A material with every file it ever was: 差替 makes a new file, and the old one stays. */
export interface NumberedMaterial extends Material {
  /** 資料1, 資料2-1, 資料2(差替), 参考資料1; empty where it was removed before it had a number for good */
  label: string
  /** 2-1, r1: the number without 差替 */
  number: string
  /** what it replaced, the latest first */
  earlier: readonly Material[]
}

/**
 * Numbers the materials of a meeting [G5]: in the order of the agenda until 次第 v1, then for good. What comes later takes the
 * next free number, and what was removed leaves its number unused. `itemOrder`: ids of the items as they are printed.
 */
export function numberMaterials(
  materials: readonly Material[],
  itemOrder: readonly string[],
): NumberedMaterial[] {
  const places = new Map(itemOrder.map((id, index) => [id, index]))
  const slots = slotsOf(materials).map((slot) => ({
    ...slot,
    // An item that was deleted leaves its papers to the meeting.
    place: slot.first.itemId === null ? undefined : places.get(slot.first.itemId),
  }))
  const taken = takenNumbers(slots)
  const numbers = new Map<Slot, string>()
  for (const slot of slots) if (slot.fixed) numbers.set(slot, slot.fixed)
  const open = slots.filter((slot) => slot.fixed === null && slot.current.removedAt === null).sort(byPlace)
  let main = taken.main
  let reference = taken.reference
  for (const slot of open.filter(({ place }) => place === undefined)) numbers.set(slot, `r${++reference}`)
  for (const [place, group] of groupsOf(open)) {
    const fixedMain = slots.find((slot) => slot.place === place && mainOf(slot.fixed) !== undefined)
    if (!fixedMain) main += 1
    const own = fixedMain ? (mainOf(fixedMain.fixed) ?? 0) : main
    let sub = fixedMain ? taken.sub(own) : 0
    for (const slot of group) {
      sub += 1
      numbers.set(slot, group.length === 1 && !fixedMain ? `${own}` : `${own}-${sub}`)
    }
  }
  return slots
    .map((slot) => numbered(slot, numbers.get(slot) ?? ''))
    .sort((one, other) => compareNumbers(one.number, other.number))
}

/** What is handed out, in its order: without what was removed. */
export const currentMaterials = (numberedMaterials: readonly NumberedMaterial[]): NumberedMaterial[] =>
  numberedMaterials.filter(({ removedAt }) => removedAt === null)

/** It went out with a 次第 that names it by this number. */
export const isNumberFixed = ({
  fixedNumber,
  earlier,
}: {
  fixedNumber: string | null
  earlier: readonly Pick<Material, 'fixedNumber'>[]
}): boolean => fixedNumber !== null || earlier.some((each) => each.fixedNumber !== null)

interface Slot {
  /** the file everything began with: where it belongs is told by it */
  first: Material
  current: Material
  /** before `current`, the latest first */
  earlier: Material[]
  fixed: string | null
  /** how many came after the number was fixed */
  replacements: number
}
type PlacedSlot = Slot & { place: number | undefined }

function slotsOf(materials: readonly Material[]): Slot[] {
  const next = new Map(
    materials.flatMap((each) => (each.replacesId === null ? [] : [[each.replacesId, each]])),
  )
  const known = new Set(materials.map(({ id }) => id))
  return materials
    .filter(({ replacesId }) => replacesId === null || !known.has(replacesId))
    .map((first) => {
      const chain = [first]
      for (let after = next.get(first.id); after && !chain.includes(after); after = next.get(after.id))
        chain.push(after)
      const current = chain.at(-1) ?? first
      const fixedAt = chain.findIndex(({ fixedNumber }) => fixedNumber !== null)
      return {
        first,
        current,
        earlier: chain.slice(0, -1).reverse(),
        fixed: chain[fixedAt]?.fixedNumber ?? null,
        replacements: fixedAt < 0 ? 0 : chain.length - 1 - fixedAt,
      }
    })
}

function numbered(slot: Slot, number: string): NumberedMaterial {
  const { itemId, position } = slot.first
  const label = number === '' ? '' : labelOf(number) + replacedSuffix(slot.replacements)
  return { ...slot.current, itemId, position, label, number, earlier: slot.earlier }
}

const labelOf = (number: string) => (number.startsWith('r') ? `参考資料${number.slice(1)}` : `資料${number}`)
const replacedSuffix = (count: number) => (count === 0 ? '' : count === 1 ? '(差替)' : `(差替${count})`)

function takenNumbers(slots: readonly Slot[]) {
  const fixed = slots.flatMap((slot) => (slot.fixed === null ? [] : [slot.fixed]))
  const subs = new Map<number, number>()
  for (const number of fixed) {
    const main = mainOf(number)
    if (main !== undefined) subs.set(main, Math.max(subs.get(main) ?? 0, subOf(number)))
  }
  const references = fixed.filter((number) => number.startsWith('r')).map((number) => Number(number.slice(1)))
  return {
    main: Math.max(0, ...subs.keys()),
    reference: Math.max(0, ...references),
    sub: (main: number) => subs.get(main) ?? 0,
  }
}

const mainOf = (number: string | null): number | undefined =>
  number === null || number.startsWith('r') ? undefined : Number(number.split('-')[0])
/** 資料2 alone is the first of its item: the next one is 資料2-2. */
const subOf = (number: string): number => Number(number.split('-')[1] ?? 1)

function groupsOf(slots: readonly PlacedSlot[]): Map<number, PlacedSlot[]> {
  const groups = new Map<number, PlacedSlot[]>()
  for (const slot of slots)
    if (slot.place !== undefined) groups.set(slot.place, [...(groups.get(slot.place) ?? []), slot])
  return groups
}

const byPlace = (one: PlacedSlot, other: PlacedSlot) =>
  (one.place ?? Number.MAX_SAFE_INTEGER) - (other.place ?? Number.MAX_SAFE_INTEGER) ||
  one.first.position - other.first.position ||
  (one.first.id < other.first.id ? -1 : 1)

/** 1, 2-1, 2-2, 10, then the 参考資料, then what has no number. */
function compareNumbers(one: string, other: string): number {
  const rank = (number: string) => (number === '' ? 2 : number.startsWith('r') ? 1 : 0)
  const parts = (number: string) => number.replace('r', '').split('-').map(Number)
  const [main = 0, sub = 0] = parts(one)
  const [otherMain = 0, otherSub = 0] = parts(other)
  return rank(one) - rank(other) || main - otherMain || sub - otherSub
}
