import { forumsText } from '../text/forums'
import { LinkButton } from '../ui/LinkButton'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'

/** A region or a body that could not be had: the server's sentence, and the way back to the list. */
export function NotThere(props: { error: Error }) {
  return (
    <>
      <PageHeader title={forumsText.regions} />
      <NoticeBanner
        tone="error"
        actions={
          <LinkButton small href="/regions">
            {forumsText.toRegions}
          </LinkButton>
        }
      >
        <p>{props.error.message}</p>
      </NoticeBanner>
    </>
  )
}
