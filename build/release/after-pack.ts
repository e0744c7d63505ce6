import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { PACKED_MANIFEST_FILE, packedManifest } from './hash-files.ts'
import { makeSbom, sbomFacts } from './sbom.ts'

/** What we use of electron-builder's context. */
export interface PackContext {
  readonly appOutDir: string
  readonly electronPlatformName: string
  readonly packager: { getResourcesDir(appOutDir: string): string }
}

export const SBOM_FILE = 'sbom.cdx.json'
const UNPACKED = 'app.asar.unpacked'

/**
 * Named in electron-builder.yml: beside app.asar goes what the program compares itself with when it starts, and what it is made of.
 * On macOS signing rewrites the libraries after this, and the signature covers them: there the manifest names the models alone.
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }: PackContext): Promise<void> {
  const resources = packager.getResourcesDir(appOutDir)
  // A runtime from a folder brings the program that Electron shows when it is given none.
  await rm(join(resources, 'default_app.asar'), { force: true })
  const sealed = electronPlatformName === 'darwin'
  const manifest = packedManifest(resources, sealed ? ['models'] : [UNPACKED, 'models'], sealed ? [] : [UNPACKED])
  await writeFile(join(resources, PACKED_MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`)
  const carried = carriedPackages(join(resources, 'app.asar'))
  await writeFile(join(resources, SBOM_FILE), `${JSON.stringify(makeSbom(sbomFacts(carried)), null, 2)}\n`)
}

/** Packages in an archive as `folder@version`: of many a second version is in the checkout, for the tools alone. */
export function carriedPackages(archive: string): Set<string> {
  const manifests = listPackage(archive, { isPack: false }).flatMap((path) => {
    const folder = /.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)[/\\]package\.json$/.exec(path)?.[1]
    return folder === undefined ? [] : [{ path: path.slice(1), folder: folder.replaceAll('\\', '/') }]
  })
  return new Set(manifests.map(({ path, folder }) => `${folder}@${versionOf(extractFile(archive, path))}`))
}

function versionOf(manifest: Buffer): string {
  const read: unknown = JSON.parse(manifest.toString('utf8'))
  return typeof read === 'object' && read !== null ? String(Reflect.get(read, 'version')) : ''
}
