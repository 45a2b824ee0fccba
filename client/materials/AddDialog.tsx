import { createSignal, Show } from 'solid-js'
import type { Disclosure } from '../../shared/meetings/agendaItem'
import { createCommand } from '../data/createCommand'
import { newIdempotencyKey } from '../data/idempotencyKey'
import { commonText } from '../text/common'
import { materialsText } from '../text/materials'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { DisclosureChoice } from './DisclosureChoice'
import { FileField } from './FileField'
import { fileFault } from './fileFault'
import { ItemField } from './ItemField'
import type { ItemChoice } from './MaterialRow'
import { uploadMaterial } from './materials'

const text = materialsText.dialog

interface AddDialogProps {
  meetingId: string
  items: readonly ItemChoice[]
  onClose: () => void
}

/** One file or several for one item. Those that were taken are not sent again when a later one is refused. */
export function AddDialog(props: AddDialogProps) {
  const [files, setFiles] = createSignal<File[]>([])
  const [fault, setFault] = createSignal<string>()
  const [title, setTitle] = createSignal('')
  const [itemId, setItemId] = createSignal('')
  const [disclosure, setDisclosure] = createSignal<Disclosure>('open')
  const [done, setDone] = createSignal(0)
  const keys = new WeakMap<File, string>()
  const keyOf = (file: File) => {
    const key = keys.get(file) ?? newIdempotencyKey()
    keys.set(file, key)
    return key
  }
  const send = createCommand(async (_key, waiting: readonly File[]) => {
    for (const [index, file] of waiting.entries()) {
      await uploadMaterial(file, {
        meetingId: props.meetingId,
        disclosure: disclosure(),
        ...(files().length === 1 && title() !== '' ? { title: title() } : {}),
        ...(itemId() === '' ? {} : { itemId: itemId() }),
        idempotencyKey: keyOf(file),
      })
      setDone(index + 1)
      setFiles((left) => left.filter((each) => each !== file))
    }
    return waiting.length
  })
  const choose = (chosen: File[]) => {
    setFiles(chosen)
    setFault(chosen.length > 0 ? fileFault(chosen) : undefined)
    setDone(0)
  }
  const submit = async () => {
    setFault(fileFault(files()))
    if (fault()) return
    setDone(0)
    const added = await send.run(files())
    if (added === undefined) return
    showToast(materialsText.said.added(added))
    props.onClose()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={text.addTitle}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button variant="solid" busy={send.isBusy()} onClick={() => void submit()}>
            {text.add}
          </Button>
        </>
      }
    >
      <div class="stack">
        <FileField files={files()} onChange={choose} isMultiple error={fault()} />
        <Show when={files().length === 1}>
          <TextField
            name="title"
            label={text.name}
            hint={text.nameHint}
            value={title()}
            onInput={setTitle}
            maxLength={100}
          />
        </Show>
        <ItemField items={props.items} value={itemId()} onChange={setItemId} />
        <DisclosureChoice value={disclosure()} onChange={setDisclosure} />
        <Show when={send.isBusy()}>
          <p role="status">{text.sending(done(), done() + files().length)}</p>
        </Show>
        <Show when={send.error() && done() > 0}>
          <p>{text.partly(done())}</p>
        </Show>
        <Failure error={send.error()} />
      </div>
    </Dialog>
  )
}
