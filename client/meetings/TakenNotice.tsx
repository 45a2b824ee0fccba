import { agendaText } from '../text/agenda'
import { Button } from '../ui/Button'
import { NoticeBanner } from '../ui/NoticeBanner'

/** Somebody deleted the item this person was writing: the words are still here. */
export function TakenNotice(props: { title: string; onRestore: () => void; onDismiss: () => void }) {
  return (
    <NoticeBanner
      tone="warning"
      title={agendaText.taken(props.title || agendaText.untitled)}
      actions={
        <>
          <Button onClick={() => props.onRestore()}>{agendaText.act.restore}</Button>
          <Button variant="text" onClick={() => props.onDismiss()}>
            {agendaText.act.dismiss}
          </Button>
        </>
      }
    />
  )
}
