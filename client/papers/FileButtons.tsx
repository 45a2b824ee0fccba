import Download from 'lucide-solid/icons/download'
import { For } from 'solid-js'
import { type PaperFormat, paperFormatLabel } from '../../shared/papers/paper'
import { createCommand } from '../data/createCommand'
import { download } from '../data/download'
import { papersText } from '../text/papers'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import './papers.css'

interface FileButtonsProps {
  /** what the files are, for whoever hears only the button */
  paper: string
  formats: readonly PaperFormat[]
  /** the address of a file without its ending, and what narrows it */
  path: string
  query?: string | undefined
}

/** One paper in each of its formats. A file that cannot be made says so beside its buttons. */
export function FileButtons(props: FileButtonsProps) {
  return (
    <div class="paper-files">
      <For each={props.formats}>{(format) => <FileButton {...props} format={format} />}</For>
    </div>
  )
}

function FileButton(props: FileButtonsProps & { format: PaperFormat }) {
  const save = createCommand(() => download(`${props.path}.${props.format}${props.query ?? ''}`))
  const act = async () => {
    const name = await save.run()
    if (name !== undefined) showToast(papersText.saved(name))
  }
  return (
    <>
      <Button icon={Download} busy={save.isBusy()} onClick={() => void act()}>
        <span class="visually-hidden">{props.paper} </span>
        {paperFormatLabel[props.format]}
      </Button>
      <Failure error={save.error()} title={papersText.failed} />
    </>
  )
}
