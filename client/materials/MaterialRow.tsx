import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import Download from 'lucide-solid/icons/download'
import { createSignal, For, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { fileSize } from '../../shared/materials/fileSize'
import { formatOf, materialFormats } from '../../shared/materials/format'
import { isNumberFixed } from '../../shared/materials/numbering'
import { disclosureLabel } from '../../shared/meetings/agendaItem'
import { createCommand } from '../data/createCommand'
import { materialsText } from '../text/materials'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { IconButton } from '../ui/IconButton'
import { showToast } from '../ui/Toast'
import { ChangeDialog } from './ChangeDialog'
import { fileAddress, type ListedMaterial, moveMaterial, removeMaterial } from './materials'
import { ReplaceDialog } from './ReplaceDialog'

export interface ItemChoice {
  id: string
  number: string
  title: string
}

interface MaterialRowProps {
  material: ListedMaterial
  items: readonly ItemChoice[]
  /** those of its item whose order can still change */
  siblings: readonly ListedMaterial[]
  meetingId: string
}

/** One paper: its number, its file with size, and what may be done with it. */
export function MaterialRow(props: MaterialRowProps) {
  return (
    <li class="material">
      <span class="material-label">{props.material.label}</span>
      <div class="stack-tight">
        <p>
          <FileLink material={props.material} />
          <Show when={props.material.disclosure !== 'open'}>
            {' '}
            <Badge>{disclosureLabel[props.material.disclosure]}</Badge>
          </Show>
        </p>
        <p class="small">{itemName(props.material.itemId, props.items)}</p>
        <p class="quiet small">
          {props.material.fileName} {wareki(dayOf(props.material.uploadedAt))}
        </p>
        <Earlier material={props.material} />
      </div>
      <Show when={props.material.canChange}>
        <Acts {...props} />
      </Show>
    </li>
  )
}

/** The size stands in the link: on a slow line one wants to know before. */
function FileLink(props: { material: Pick<ListedMaterial, 'id' | 'title' | 'fileName' | 'byteCount'> }) {
  const format = () => formatOf(props.material.fileName)
  const kind = () => {
    const known = format()
    return known ? materialFormats[known].label : ''
  }
  return (
    <a class="material-link" href={fileAddress(props.material.id)} download={props.material.fileName}>
      <Download size={18} aria-hidden="true" />
      <span>{props.material.title}</span>
      <span class="nowrap">（{materialsText.file(kind(), fileSize(props.material.byteCount))}）</span>
    </a>
  )
}

function Earlier(props: { material: ListedMaterial }) {
  return (
    <Show when={props.material.earlier.length > 0}>
      <details class="fold">
        <summary class="small">{materialsText.replaced}</summary>
        <ul class="list-plain small">
          <For each={props.material.earlier}>
            {(old) => (
              <li>
                <FileLink material={old} /> {wareki(dayOf(old.uploadedAt))} {old.label}
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}

type Open = 'change' | 'replace' | 'remove'

function Acts(props: MaterialRowProps) {
  const [open, setOpen] = createSignal<Open>()
  const close = () => setOpen(undefined)
  const move = createCommand((_key, by: -1 | 1) => moveMaterial(props.material.id, by))
  const remove = createCommand(() => removeMaterial(props.material.id))
  const confirmRemove = async () => {
    const { title } = props.material
    if (!(await remove.run())) return
    close()
    showToast(materialsText.said.removed(title))
  }
  const index = () => props.siblings.findIndex(({ id }) => id === props.material.id)
  const name = (act: string) => materialsText.actOn(act, props.material.title)
  return (
    <div class="material-acts no-print">
      <Show when={index() > 0}>
        <IconButton icon={ArrowUp} label={name(materialsText.act.up)} onClick={() => void move.run(-1)} />
      </Show>
      <Show when={index() >= 0 && index() < props.siblings.length - 1}>
        <IconButton icon={ArrowDown} label={name(materialsText.act.down)} onClick={() => void move.run(1)} />
      </Show>
      <ActButton act="change" title={props.material.title} onClick={() => setOpen('change')} />
      <ActButton act="replace" title={props.material.title} onClick={() => setOpen('replace')} />
      <ActButton act="remove" title={props.material.title} onClick={() => setOpen('remove')} />
      <Failure error={move.error()} />
      <Show when={open() === 'change'}>
        <ChangeDialog material={props.material} items={props.items} onClose={close} />
      </Show>
      <Show when={open() === 'replace'}>
        <ReplaceDialog material={props.material} meetingId={props.meetingId} onClose={close} />
      </Show>
      <ConfirmDialog
        open={open() === 'remove'}
        onClose={close}
        onConfirm={() => void confirmRemove()}
        title={materialsText.removeTitle(props.material.title)}
        confirmLabel={materialsText.act.remove}
        danger
        busy={remove.isBusy()}
      >
        <p>{materialsText.removeLead[isNumberFixed(props.material) ? 'fixed' : 'open']}</p>
        <Failure error={remove.error()} />
      </ConfirmDialog>
    </div>
  )
}

function ActButton(props: { act: Open; title: string; onClick: () => void }) {
  return (
    <Button small variant="text" onClick={() => props.onClick()}>
      {materialsText.act[props.act]}
      <span class="visually-hidden">「{props.title}」</span>
    </Button>
  )
}

function itemName(itemId: string | null, items: readonly ItemChoice[]): string {
  if (itemId === null) return materialsText.reference
  const item = items.find(({ id }) => id === itemId)
  return item ? `${item.number} ${item.title}` : materialsText.itemGone
}
