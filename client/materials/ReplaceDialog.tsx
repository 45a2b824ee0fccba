import { createSignal } from 'solid-js'
import { createCommand } from '../data/createCommand'
import { commonText } from '../text/common'
import { materialsText } from '../text/materials'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { FileField } from './FileField'
import { fileFault } from './fileFault'
import { type ListedMaterial, uploadMaterial } from './materials'

const text = materialsText.dialog

interface ReplaceDialogProps {
  meetingId: string
  material: ListedMaterial
  onClose: () => void
}

/** 差替: another file under the same number. */
export function ReplaceDialog(props: ReplaceDialogProps) {
  const [files, setFiles] = createSignal<File[]>([])
  const [fault, setFault] = createSignal<string>()
  const send = createCommand((idempotencyKey, file: File) =>
    uploadMaterial(file, { meetingId: props.meetingId, replacesId: props.material.id, idempotencyKey }),
  )
  const submit = async () => {
    setFault(fileFault(files()))
    const [file] = files()
    if (fault() || !file || !(await send.run(file))) return
    showToast(materialsText.said.replaced)
    props.onClose()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={text.replaceTitle(props.material.label, props.material.title)}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button variant="solid" busy={send.isBusy()} onClick={() => void submit()}>
            {text.replace}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>{text.replaceLead}</p>
        <FileField
          files={files()}
          onChange={(chosen) => {
            setFiles(chosen)
            setFault(chosen.length > 0 ? fileFault(chosen) : undefined)
          }}
          error={fault()}
        />
        <Failure error={send.error()} />
      </div>
    </Dialog>
  )
}
