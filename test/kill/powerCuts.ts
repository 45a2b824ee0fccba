import type { Random } from '../collab/support/random'
import { Disk } from './Disk'
import type { Act, Recording } from './Recording'
import { type Told, Wire } from './wire'

/** The moment the power went: what was said to people until then, and what the disk may hold now. */
export interface PowerCut {
  place: number
  told: Told[]
  files: ReadonlyMap<string, Buffer>
}

/** One act, the place behind it in the recording, and the messages to people that it completed. */
export interface Moment {
  act: Act
  place: number
  told: Told[]
}

export function momentsOf(recording: Recording): Moment[] {
  const wire = new Wire()
  return recording.read().map(({ act, place }) => ({ act, place, told: wire.hear(act) }))
}

/** `hears`: whether the disk obeys the n-th request to sync; an honest one obeys them all. */
export function* powerCuts(
  moments: readonly Moment[],
  cuts: readonly number[],
  random: Random,
  hears: (request: number) => boolean = () => true,
): Generator<PowerCut> {
  const disk = new Disk()
  const told: Told[] = []
  let requests = 0
  for (const [index, moment] of moments.entries()) {
    disk.perform(moment.act, moment.act.kind !== 'synced' || hears(requests++))
    told.push(...moment.told)
    if (cuts.includes(index))
      yield { place: moment.place, told: [...told], files: disk.afterPowerCut(random) }
  }
}

/** Half of them just after somebody was told that all is saved, half of them anywhere while people typed. */
export function cutsWhileTyping(moments: readonly Moment[], count: number, random: Random): number[] {
  const acks = moments.flatMap(({ told }, index) => (told.some(({ kind }) => kind === 'ack') ? [index] : []))
  const [first = 0] = acks
  const cuts = new Set<number>()
  while (cuts.size < count) {
    const index = random.chance(0.5)
      ? random.pick(acks) + random.below(justAfter)
      : first + random.below(moments.length - first)
    cuts.add(behindWhatIsSent(moments, Math.min(index, moments.length - 1)))
  }
  return [...cuts]
}

/** Before anybody was told anything. */
export function cutInFirstRun(moments: readonly Moment[], random: Random): number {
  const isAddressed = ({ act: { kind } }: Moment) => kind === 'accepted'
  return random.below(moments.findIndex(isAddressed))
}

/** Acts: about one commit of the store. */
const justAfter = 12

/** An act is noted when it is done: of bytes being sent a client may have read, and have built on, what is not noted yet. */
function behindWhatIsSent(moments: readonly Moment[], index: number): number {
  return moments[index + 1]?.act.kind === 'sent' ? behindWhatIsSent(moments, index + 1) : index
}
