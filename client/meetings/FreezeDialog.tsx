import { For, Show } from 'solid-js'
import { lacksClosedReason } from '../../shared/meetings/agendaItem'
import { printedItems } from '../../shared/meetings/frozenAgenda'
import { api, call } from '../data/api'
import { createPreview } from '../data/createPreview'
import { agendaText } from '../text/agenda'
import { agendaSideText } from '../text/agendaSide'
import { PreviewDialog } from '../ui/PreviewDialog'
import { showToast } from '../ui/Toast'

const text = agendaSideText.freeze
const route = api.meetings[':id'].agenda
const fetchPreview = (id: string) => call(route.preview.$get({ param: { id } }))
type Preview = Awaited<ReturnType<typeof fetchPreview>>

interface FreezeDialogProps {
  open: boolean
  onClose: () => void
  meetingId: string
  /** ms since 1970 */
  endsAt: number | null
  version: number
}

/** Shows the 次第 exactly as it will go out, and sends it out. */
export function FreezeDialog(props: FreezeDialogProps) {
  const preview = createPreview({
    isOpen: () => props.open,
    fetch: () => fetchPreview(props.meetingId),
    send: (previewed, idempotencyKey) =>
      call(route.versions.$post({ param: { id: props.meetingId }, json: { previewed, idempotencyKey } })),
  })
  const act = async () => {
    const frozen = await preview.send()
    if (!frozen) return
    showToast(text.done(frozen.version))
    props.onClose()
  }
  return (
    <PreviewDialog
      open={props.open}
      onClose={props.onClose}
      title={text.title(preview.shown()?.version ?? props.version)}
      preview={preview}
      lead={text.lead}
      actLabel={text.act}
      onAct={() => void act()}
      failedTitle={text.failed}
    >
      {(shown) => <Sheet preview={shown} endsAt={props.endsAt} />}
    </PreviewDialog>
  )
}

function Sheet(props: { preview: Preview; endsAt: number | null }) {
  const printed = () => props.preview.printed
  const untimed = () => printedItems(printed()).filter(({ minutes }) => minutes === 0).length
  const unexplained = () =>
    printedItems(printed())
      .filter(lacksClosedReason)
      .map(({ number }) => number)
  const over = () => {
    const total = printedItems(printed()).reduce((sum, { minutes }) => sum + minutes, 0)
    return props.endsAt === null ? 0 : Math.ceil((printed().meeting.startsAt - props.endsAt) / 60_000 + total)
  }
  return (
    <>
      <p>{text.numbers}</p>
      <Show when={over() > 0}>
        <p class="agenda-over">{text.over(over())}</p>
      </Show>
      <Show when={unexplained().length > 0}>
        <p class="agenda-over">{text.unexplained(unexplained().join('、'))}</p>
      </Show>
      <Show when={untimed() > 0}>
        <p class="quiet">{text.untimed(untimed())}</p>
      </Show>
      <section class="record-preview" aria-label={text.preview} tabindex={0}>
        <ul class="agenda-sheet">
          <For each={printed().sections}>{(section) => <Section section={section} />}</For>
        </ul>
        <h3>{text.materials}</h3>
        <Show when={printed().materials.length > 0} fallback={<p class="quiet">{text.noMaterials}</p>}>
          <ul class="list-plain">
            <For each={printed().materials}>
              {({ label, title }) => (
                <li>
                  {label} {title}
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
    </>
  )
}

type Printed = Preview['printed']['sections'][number]

function Section(props: { section: Printed }) {
  return (
    <li>
      <span class="agenda-sheet-section">
        <span class="agenda-number">{props.section.number}</span> {props.section.label}
      </span>
      <Show when={props.section.items.length > 0}>
        <ul>
          <For each={props.section.items}>{(item) => <Item item={item} />}</For>
        </ul>
      </Show>
    </li>
  )
}

function Item(props: { item: Printed['items'][number] }) {
  const names = () => props.item.proposedBy.map(({ name }) => name).join('・')
  return (
    <li class="agenda-sheet-item">
      <span class="agenda-number">{props.item.numberInSection}</span>
      <span>
        {props.item.title || agendaText.untitled}
        <Show when={names()}>{agendaText.sheet.proposedBy(names())}</Show>
        <Show when={props.item.presenter !== '' || props.item.minutes > 0}>
          {agendaText.sheet.by(props.item.presenter, props.item.minutes)}
        </Show>
        <Show when={props.item.disclosure !== 'open'}>
          <span class="quiet">
            （{props.item.disclosure === 'internal' ? text.internal : text.closed(props.item.closedReason)}）
          </span>
        </Show>
      </span>
    </li>
  )
}
