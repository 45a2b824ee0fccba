import { strFromU8, strToU8 } from 'fflate'
import type { PageLayout } from '../model/Paper'
import { rezip } from '../zip'
import { faces } from './face'

/**
 * What the library cannot say: which faces may stand in for the paper's own, and nothing of when the file was made, so that
 * equal papers are equal bytes.
 */
export const settle = (docx: Uint8Array, typeface: PageLayout['typeface']): Uint8Array =>
  rezip(docx, (name, bytes) => settled(name, bytes, typeface))

function settled(name: string, bytes: Uint8Array, typeface: PageLayout['typeface']): Uint8Array {
  if (name === 'docProps/core.xml')
    return strToU8(
      strFromU8(bytes)
        .replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, '')
        .replace('</cp:coreProperties>', '<dc:language>ja-JP</dc:language></cp:coreProperties>'),
    )
  // Between Japanese and Latin letters stands no space: 令和8年, and 42字 to a line.
  if (/^word\/(document|footer1)\.xml$/.test(name))
    return strToU8(
      strFromU8(bytes).replaceAll(
        '<w:spacing ',
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing ',
      ),
    )
  if (name === 'word/fontTable.xml') return strToU8(fontTable(typeface))
  return bytes
}

function fontTable(typeface: PageLayout['typeface']): string {
  const { name, alternatives, family } = faces[typeface]
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="${name}"><w:altName w:val="${alternatives}"/><w:charset w:val="80"/><w:family w:val="${family}"/><w:pitch w:val="fixed"/></w:font></w:fonts>`
}
