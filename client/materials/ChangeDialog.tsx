import { createSignal, untrack } from 'solid-js'
import { createCommand } from '../data/createCommand'
import { commonText } from '../text/common'
import { materialsText } from '../text/materials'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { DisclosureChoice } from './DisclosureChoice'
import { ItemField } from './ItemField'
import type { ItemChoice } from './MaterialRow'
import { changeMaterial, type ListedMaterial } from './materials'

const text = materialsText.dialog

interface ChangeDialogProps {
  material: ListedMaterial
  items: readonly ItemChoice[]
  onClose: () => void
}

export function ChangeDialog(props: ChangeDialogProps) {
  const start = untrack(() => props.material)
  const [title, setTitle] = createSignal(start.title)
  const [itemId, setItemId] = createSignal(start.itemId ?? '')
  const [disclosure, setDisclosure] = createSignal(start.disclosure)
  const save = createCommand(() =>
    changeMaterial(start.id, {
      title: title(),
      itemId: itemId() === '' ? null : itemId(),
      disclosure: disclosure(),
    }),
  )
  const submit = async () => {
    if (!(await save.run())) return
    showToast(materialsText.said.changed)
    props.onClose()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={text.changeTitle}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button variant="solid" busy={save.isBusy()} onClick={() => void submit()}>
            {text.save}
          </Button>
        </>
      }
    >
      <div class="stack">
        <TextField
          name="title"
          label={text.name}
          required
          value={title()}
          onInput={setTitle}
          maxLength={100}
        />
        <ItemField items={props.items} value={itemId()} onChange={setItemId} />
        <DisclosureChoice value={disclosure()} onChange={setDisclosure} />
        <Failure error={save.error()} />
      </div>
    </Dialog>
  )
}
