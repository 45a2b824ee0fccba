import { forumsText } from '../text/forums'
import { LinkButton } from '../ui/LinkButton'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'

/** A region, a body or a page of one that could not be had: the server's sentence, and the way back to the list. */
export function NotThere(props: { error: Error; title?: string | undefined }) {
  return (
    <>
      <PageHeader title={props.title ?? forumsText.regions} />
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
