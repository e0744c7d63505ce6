import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../electron/gateway/content-security-policy.ts'
import { APP_START_PAGE } from '../../electron/processes/main/app-origin.ts'
import { FakeEvent } from './fake-electron.ts'
import { startMain } from './started-shell.ts'

describe('the start of the desktop app', () => {
  it('comes in the one safe order', async () => {
    const { electron } = await startMain()
    const order = [
      'app.setPath userData /fake/data/window',
      'app.lock',
      'app.enableSandbox',
      'protocol.privileged [{"scheme":"app","privileges":{"standard":true,"secure":true,"supportFetchAPI":true}}]',
      'app.on web-contents-created',
      'app.whenReady',
      'ready',
      'session.setPermissionRequestHandler',
      'session.setPermissionCheckHandler',
      'session.setDevicePermissionHandler',
      'session.onBeforeRequest',
      'protocol.handle app',
      'startShell',
      'new BrowserWindow',
      `window.loadURL ${APP_START_PAGE}`,
    ]
    expect(electron.calls.filter((call) => order.includes(call))).toEqual(order)
  })

  it('stands guard over ports before the first page is loaded', async () => {
    const { electron } = await startMain()
    const firstLoad = electron.calls.findIndex((call) => call.startsWith('window.loadURL'))
    for (const guard of [
      'ipcMain.on ovoscope:ask-port',
      'session.on will-download',
      'app.on before-quit',
      'contents.on render-process-gone',
    ]) {
      expect(electron.calls.indexOf(guard)).toBeGreaterThanOrEqual(0)
      expect(electron.calls.indexOf(guard)).toBeLessThan(firstLoad)
    }
  })

  it('touches nothing when another instance holds the lock', async () => {
    const { electron } = await startMain((fake, parts) => {
      fake.isFirstInstance = false
      return parts
    })
    expect(electron.calls).toEqual(['app.setPath userData /fake/data/window', 'app.lock', 'app.quit'])
  })

  it('starts nothing of the background when the program is not as it was delivered', async () => {
    const { electron } = await startMain((_fake, parts) => ({
      ...parts,
      whyNotToStart: async () => 'libonnxruntime.so.1 is not as it was delivered',
    }))
    expect(electron.calls).toContain('dialog.showErrorBox Ovoscope: libonnxruntime.so.1 is not as it was delivered')
    expect(electron.calls.at(-1)).toBe('app.exit 1')
    for (const call of ['startShell', 'new BrowserWindow']) expect(electron.calls).not.toContain(call)
  })

  it('shows the window with its first picture, not before', async () => {
    const { electron } = await startMain()
    expect(electron.calls).not.toContain('window.show')
    electron.windows[0]?.emit('ready-to-show')
    expect(electron.calls).toContain('window.show')
  })

  it('serves the screen from app:// with the policy', async () => {
    const { electron } = await startMain()
    const response = await electron.protocolHandlers.get('app')?.(new Request(APP_START_PAGE))
    expect(response?.headers.get('content-security-policy')).toBe(contentSecurityPolicy())
  })

  it('has no menu on the floor and the least possible on macOS', async () => {
    expect((await startMain()).electron.applicationMenu).toBeNull()
    const mac = await startMain((_, parts) => ({ ...parts, platform: 'darwin' }))
    expect(JSON.stringify(mac.electron.applicationMenu)).not.toMatch(/reload|devtools|zoom/i)
  })
})

describe('the window', () => {
  it('gives the page nothing but the bridge', async () => {
    const { electron } = await startMain()
    expect(electron.windows[0]?.options.webPreferences).toEqual({
      preload: '/fake/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      backgroundThrottling: false,
      devTools: false,
    })
  })

  it('remembers its place and comes forward when started again', async () => {
    const { electron, remembered } = await startMain()
    const [window] = electron.windows
    window?.emit('close')
    expect(JSON.parse(remembered.text ?? '')).toEqual({
      bounds: { x: 10, y: 20, width: 1366, height: 768 },
      maximized: true,
      fullScreen: false,
    })
    if (window !== undefined) window.minimized = true
    electron.app.emit('second-instance')
    expect(electron.calls.slice(-2)).toEqual(['window.restore', 'window.focus'])
  })

  it('loads the screen again after a crash, a second later', async () => {
    const { electron, time } = await startMain()
    electron.windows[0]?.contentsEvents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 5 })
    expect(electron.calls).not.toContain('window.reload')
    await time.advance(1_000)
    expect(electron.calls).toContain('window.reload')
  })
})

describe('every page that ever comes to life', () => {
  it('stays where it is, opens nothing and embeds nothing', async () => {
    const { electron } = await startMain()
    const contents = electron.createContents()
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      const away = new FakeEvent('https://example.com/')
      contents.emit(name, away)
      const home = new FakeEvent(APP_START_PAGE)
      contents.emit(name, home)
      expect([away.defaultPrevented, home.defaultPrevented]).toEqual([true, false])
    }
    const webview = new FakeEvent()
    contents.emit('will-attach-webview', webview)
    expect(webview.defaultPrevented).toBe(true)
    expect(contents.openHandler?.({ url: 'https://example.com/' })).toEqual({ action: 'deny' })
  })

  it.each([
    'media',
    'geolocation',
    'notifications',
    'serial',
    'hid',
    'usb',
    'clipboard-read',
    'fullscreen',
    'openExternal',
    'anything new',
  ])('is refused the permission %s', async (permission) => {
    const { electron } = await startMain()
    const answers: unknown[] = []
    electron.sessionHandlers.get('setPermissionRequestHandler')?.({}, permission, (granted: unknown) =>
      answers.push(granted),
    )
    answers.push(electron.sessionHandlers.get('setPermissionCheckHandler')?.({}, permission, 'app://ovoscope'))
    answers.push(electron.sessionHandlers.get('setDevicePermissionHandler')?.({ deviceType: permission }))
    expect(answers).toEqual([false, false, false])
  })

  it('shares no screen, pairs no device, downloads nothing, and reaches no network', async () => {
    const { electron } = await startMain()
    const answers: unknown[] = []
    const keep = (value: unknown) => answers.push(value)
    electron.sessionHandlers.get('setDisplayMediaRequestHandler')?.({}, keep)
    electron.sessionHandlers.get('setBluetoothPairingHandler')?.({}, keep)
    for (const url of [
      'https://example.com/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'ws://ovoscope/',
      APP_START_PAGE,
      'blob:app://ovoscope/1',
    ]) {
      electron.sessionHandlers.get('onBeforeRequest')?.({ url }, keep)
    }
    const download = new FakeEvent()
    electron.session.emit('will-download', download)
    expect(answers).toEqual([
      {},
      { confirmed: false },
      ...[true, true, true, true, false, false].map((cancel) => ({ cancel })),
    ])
    expect(download.defaultPrevented).toBe(true)
  })
})

describe('the end', () => {
  it('waits for the background to stop, once, however often it is asked', async () => {
    const { electron, shell } = await startMain()
    const first = new FakeEvent()
    electron.app.emit('before-quit', first)
    const second = new FakeEvent()
    electron.app.emit('before-quit', second)
    expect([first.defaultPrevented, second.defaultPrevented, shell().stopped]).toEqual([true, true, true])
    expect(electron.calls).not.toContain('app.quit')
    shell().finishStop()
    await expect.poll(() => electron.calls.filter((call) => call === 'app.quit')).toEqual(['app.quit'])
  })

  it('leaves a background that hangs behind', async () => {
    const { electron, time } = await startMain()
    electron.app.emit('window-all-closed')
    await time.advance(29_999)
    expect(electron.calls).not.toContain('app.exit 1')
    await time.advance(1)
    expect(electron.calls).toContain('app.exit 1')
  })
})
