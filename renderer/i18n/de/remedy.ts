import type { Catalogue } from '../catalogue.ts'
import { folderRemedy } from './folder.ts'

export const remedy: Catalogue['remedy'] = {
  plugIn: '{{device}} steckt nicht. Einstecken, gleich in welche Buchse: Ovoscope verbindet sich von selbst.',
  noSuchPort:
    'Den Anschluss {{path}} gibt es auf diesem Rechner nicht. Den Scanner einstecken oder in der Liste der Anschlüsse wählen.',
  unplugOthers:
    '{{alike}} Geräte melden sich als {{device}}. Das des Scanners stecken lassen, die anderen abziehen. Wo alle gebraucht werden, solche mit Seriennummer nehmen.',
  linuxUnplugOthers:
    '{{alike}} Adapter melden sich als {{device}}. Den des Scanners stecken lassen, die anderen abziehen. Wo alle gebraucht werden, stattdessen den Namen der Buchse unter /dev/serial/by-path eingeben.',
  linuxGroup:
    '{{path}} gehört der Gruppe {{group}}. IT:  sudo usermod -aG {{group}} $USER  unter dem Konto ausführen, das Ovoscope benutzt, dann ab- und wieder anmelden; oder 70-ovoscope-scanner.rules einrichten, das Ovoscope beiliegt.',
  linuxSignInAgain:
    'Das Konto ist schon in der Gruppe {{group}}, Ovoscope wurde aber vorher gestartet. Am Rechner ab- und wieder anmelden oder ihn neu starten.',
  linuxUdevRule:
    '{{path}} ist nur für {{owner}} offen. IT: die Nummern des Adapters in 70-ovoscope-scanner.rules eintragen, das Ovoscope beiliegt, und es einrichten; danach den Scanner neu einstecken.',
  linuxUsbRule:
    'Dieses Konto darf {{device}} nicht öffnen. IT: diese Nummern in 70-ovoscope-scanner.rules eintragen, das Ovoscope beiliegt, und es einrichten; danach den Scanner neu einstecken.',
  closeProgram: '{{program}} (Prozess {{pid}}) hat {{path}} offen. Schließen: Ovoscope verbindet sich dann von selbst.',
  modemManager:
    'ModemManager hält {{path}} für ein Modem. IT: 70-ovoscope-scanner.rules einrichten, das es ihm verbietet, oder, wo kein Modem ist,  sudo systemctl disable --now ModemManager  ausführen.',
  closeOthers:
    'Ein anderes Programm hat {{path}} offen; dieses Konto darf nicht sehen, welches. Terminalprogramme und die Software des Scanner-Herstellers schließen. IT:  sudo fuser -v {{path}}  nennt es.',
  windowsCloseOthers:
    'Ein anderes Programm hat {{path}} offen; Windows sagt nicht, welches. Terminalprogramme und die Software des Scanner-Herstellers schließen. Ist keines offen, den Scanner ab- und wieder einstecken.',
  windowsUsbDriver:
    'Ein anderes Programm benutzt {{device}}, oder sein Treiber ist nicht WinUSB. Das Programm schließen; sonst gibt ihm die IT im Geräte-Manager WinUSB, wie es in resources/usb/README.md von Ovoscope steht.',
  macAllow:
    'macOS lehnt dieses Zubehör ab. Den Mac entsperren und Zubehör unter Systemeinstellungen, Datenschutz & Sicherheit erlauben; bei einem verwalteten Mac die IT fragen.',
  linuxDriver:
    '{{device}} steckt, aber Linux hat keinen seriellen Anschluss daraus gemacht. IT:  sudo dmesg  sagt, warum; dem Kern kann ein Treiber für diesen Chip fehlen.',
  windowsDriver:
    '{{device}} steckt, aber Windows hat keinen COM-Anschluss daraus gemacht. IT: im Geräte-Manager das Gerät mit dem gelben Zeichen suchen und den Treiber seines Herstellers einrichten.',
  macDriver:
    '{{device}} steckt, aber macOS hat keinen seriellen Anschluss daraus gemacht. IT: den Treiber des Herstellers einrichten und unter Systemeinstellungen, Datenschutz & Sicherheit erlauben.',
  plugInAgain: 'Das Kabel des Scanners ab- und wieder einstecken; bleibt es so, eine andere Buchse versuchen.',
  fasterPort:
    'Die Linie braucht bei voller Fahrt {{percent}} % dessen, was der Anschluss trägt. Den Scanner auf {{baudRate}} Baud oder mehr stellen und dasselbe in Ovoscope wählen.',
  tooFastForSerial:
    'Die Linie braucht bei voller Fahrt {{percent}} % dessen, was der Anschluss trägt, und keine serielle Geschwindigkeit reicht für diese Bilder. Den Scanner über USB anschließen.',
  ...folderRemedy,
}
