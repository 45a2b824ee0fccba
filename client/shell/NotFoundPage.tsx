import { shellText } from '../text/common'
import { LinkButton } from '../ui/LinkButton'
import { PageHeader } from '../ui/PageHeader'

export function NotFoundPage() {
  return (
    <>
      <PageHeader title={shellText.notFoundTitle} lead={<p>{shellText.notFoundBody}</p>} />
      <LinkButton variant="solid" href="/">
        {shellText.toDesk}
      </LinkButton>
    </>
  )
}
