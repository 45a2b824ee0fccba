import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'

/**
 * What a test has no use for. The address bar's pop-ups alone are two more pages in every window, which take longer to load than
 * ours; the other names are playwright's own, which this list replaces.
 */
const unwantedFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

/** Debian's Chromium. Without the background flags it asks its maker's hosts for things, which a closed network refuses. */
const chromiumOptions = (more: readonly string[] = []) => ({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${unwantedFeatures.join()}`,
    ...more,
  ],
})

const windowOptions = (url: string, viewport = { width: 1366, height: 768 }) => ({
  viewport,
  baseURL: url,
  locale: 'ja-JP',
  timezoneId: 'Asia/Tokyo',
})

export const launchBrowser = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch(chromiumOptions(more))

/** A browser with one window, whose store is in a directory and outlives it. */
export const launchProfile = (directory: string, url: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(directory, { ...chromiumOptions(), ...windowOptions(url) })

/** What a page did that it must never do: asked another host, broke the content policy, threw. */
export interface Misdeeds {
  all: string[]
}

export async function openPage(
  browser: Browser,
  url: string,
  viewport?: { width: number; height: number },
): Promise<{ page: Page; context: BrowserContext; misdeeds: Misdeeds }> {
  const context = await browser.newContext(windowOptions(url, viewport))
  const page = await context.newPage()
  const misdeeds: Misdeeds = { all: [] }
  const host = new URL(url).host
  page.on('request', (request) => {
    const asked = new URL(request.url())
    if (asked.host !== host && asked.protocol.startsWith('http')) misdeeds.all.push(`asked ${asked.host}`)
  })
  page.on('pageerror', (error) => misdeeds.all.push(`threw ${error.message}`))
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) misdeeds.all.push(`policy: ${message.text()}`)
  })
  return { page, context, misdeeds }
}

/** Types by an input method: each step is the whole preedit so far, the last word is what is committed. */
export async function compose(
  page: Page,
  steps: readonly string[],
  betweenSteps = async () => {},
): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  for (const text of steps) {
    await setPreedit(cdp, text)
    await betweenSteps()
  }
  await cdp.send('Input.insertText', { text: steps.at(-1) ?? '' })
  await cdp.detach()
}

export const setPreedit = (cdp: CDPSession, text: string) =>
  cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
