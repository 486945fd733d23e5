<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ImportCommand</name>
    <message>
        <source>The registry could not be put back (%1).</source>
        <translation>Das Portregister konnte nicht zurückgestellt werden (%1).</translation>
    </message>
    <message>
        <source>The registry before the last import is in use again, as of %1.</source>
        <translation>Das Portregister vor dem letzten Import ist wieder in Gebrauch, Stand %1.</translation>
    </message>
    <message>
        <source>The shipped registry is in use again, as of %1.</source>
        <translation>Das mitgelieferte Portregister ist wieder in Gebrauch, Stand %1.</translation>
    </message>
    <message>
        <source>The registry could not be kept in %1 (%2). Nothing was changed.</source>
        <translation>Das Portregister konnte nicht in %1 gespeichert werden (%2). Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Kept in %1. &quot;quay import --back&quot; undoes it.</source>
        <translation>Gespeichert in %1. „quay import --back“ macht es rückgängig.</translation>
    </message>
    <message>
        <source>That is far fewer than before; is the file complete?</source>
        <translation>Das sind weit weniger als bisher; ist die Datei vollständig?</translation>
    </message>
    <message>
        <source>Takes in a newer registry: IANA&apos;s service-names-port-numbers.csv or .xml.
It is kept among your own files and used by the window and the terminal; the one before is kept too.</source>
        <translation>Importiert ein neueres Portregister: service-names-port-numbers.csv oder .xml der IANA.
Es liegt danach bei den eigenen Dateien und dient Fenster und Terminal; das vorige bleibt erhalten.</translation>
    </message>
    <message>
        <source>The file; - is standard input.</source>
        <translation>Die Datei; - ist die Standardeingabe.</translation>
    </message>
    <message>
        <source>Go back to the registry before the last import.</source>
        <translation>Zum Portregister vor dem letzten Import zurückkehren.</translation>
    </message>
    <message>
        <source>Name one file: quay import service-names-port-numbers.xml</source>
        <translation>Eine Datei nennen: quay import service-names-port-numbers.xml</translation>
    </message>
</context>
<context>
    <name>LookupCommand</name>
    <message>
        <source>Port %1 is 0x%2, in the header %3.</source>
        <translation>Port %1 ist 0x%2, im Header %3.</translation>
    </message>
    <message>
        <source>PORT</source>
        <translation>PORT</translation>
    </message>
    <message>
        <source>PROTOCOL</source>
        <translation>PROTOKOLL</translation>
    </message>
    <message>
        <source>SERVICE</source>
        <translation>DIENST</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>STATUS</translation>
    </message>
    <message>
        <source>DESCRIPTION</source>
        <translation>BESCHREIBUNG</translation>
    </message>
    <message>
        <source>Nothing matches &quot;%1&quot;. Try a number, a range like 80-90, or part of a name.</source>
        <translation>Nichts passt zu „%1“. Versuchen: eine Nummer, einen Bereich wie 80-90 oder einen Teil eines Namens.</translation>
    </message>
    <message>
        <source>What to look up.</source>
        <translation>Was nachgeschlagen wird.</translation>
    </message>
    <message>
        <source>Only this transport: tcp, udp, sctp or dccp.</source>
        <translation>Nur dieser Transport: tcp, udp, sctp oder dccp.</translation>
    </message>
    <message>
        <source>Print a JSON array, one object a port and transport.</source>
        <translation>JSON-Array ausgeben, je Port und Transport ein Objekt.</translation>
    </message>
    <message>
        <source>Every entry of the registry, instead of a query.</source>
        <translation>Alle Einträge des Portregisters, statt einer Anfrage.</translation>
    </message>
    <message>
        <source>Say what to look up, for instance: quay lookup 443. Or --all for everything.</source>
        <translation>Angeben, was nachgeschlagen wird, zum Beispiel: quay lookup 443. Oder --all für alles.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of the transports tcp, udp, sctp and dccp.</source>
        <translation>„%1“ ist keiner der Transporte tcp, udp, sctp und dccp.</translation>
    </message>
    <message>
        <source>Looks ports up in the registry: a number, a service, a word.

  quay lookup 443                what is 443, on every transport
  quay lookup ssh                by name
  quay lookup 80-90 udp          a range, on UDP
  quay lookup name:http          in the service&apos;s name only
  quay lookup mail -unix         with one word, without another
  quay lookup is:notable         ports with an article of their own

Also port:20,21  rfc:9110  range:system  is:assigned  is:reserved  is:unassigned  is:deassigned  is:common  &quot;two words&quot;.</source>
        <translation>Schlägt Ports im Portregister nach: eine Nummer, einen Dienst, ein Wort.

  quay lookup 443                was 443 ist, auf jedem Transport
  quay lookup ssh                nach dem Namen
  quay lookup 80-90 udp          ein Bereich, auf UDP
  quay lookup name:http          nur im Namen des Dienstes
  quay lookup mail -unix         mit einem Wort, ohne ein anderes
  quay lookup is:notable         Ports mit eigenem Artikel

Auch port:20,21  rfc:9110  range:system  is:assigned  is:reserved  is:unassigned  is:deassigned  is:common  &quot;zwei Wörter&quot;.</translation>
    </message>
</context>
<context>
    <name>PortDescription</name>
    <message>
        <source>Decimal</source>
        <translation>Dezimal</translation>
    </message>
    <message>
        <source>Hexadecimal</source>
        <translation>Hexadezimal</translation>
    </message>
    <message>
        <source>In the header</source>
        <translation>Im Header</translation>
    </message>
    <message>
        <source>In the registry of IANA</source>
        <translation>Im Portregister der IANA</translation>
    </message>
    <message>
        <source>for all of %1</source>
        <translation>für den Bereich %1</translation>
    </message>
    <message>
        <source>assigned to %1</source>
        <translation>vergeben an %1</translation>
    </message>
    <message>
        <source>registered %1</source>
        <translation>registriert %1</translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation>geändert %1</translation>
    </message>
    <message>
        <source>formerly %1</source>
        <translation>früher %1</translation>
    </message>
    <message>
        <source>service code %1</source>
        <translation>Service-Code %1</translation>
    </message>
    <message>
        <source>never assigned</source>
        <translation>nie vergeben</translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation>nicht vergeben</translation>
    </message>
    <message>
        <source>Commonly used for</source>
        <translation>Verbreitete Nutzung</translation>
    </message>
    <message>
        <source>Quayside&apos;s own list, not IANA&apos;s.</source>
        <translation>Quaysides eigene Liste, nicht die der IANA.</translation>
    </message>
    <message>
        <source>%1 is not encrypted.</source>
        <translation>%1 ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>%1 is encrypted in part.</source>
        <translation>%1 ist teilweise verschlüsselt.</translation>
    </message>
    <message>
        <source>%1 is encrypted if both sides agree.</source>
        <translation>%1 ist verschlüsselt, wenn beide Seiten es vereinbaren.</translation>
    </message>
    <message>
        <source>%1 is encrypted.</source>
        <translation>%1 ist verschlüsselt.</translation>
    </message>
    <message>
        <source>Better: %1.</source>
        <translation>Besser: %1.</translation>
    </message>
    <message>
        <source>Better: %1 on port %2.</source>
        <translation>Besser: %1 auf Port %2.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Copy as lab script</source>
        <translation>Als Laborskript kopieren</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
</context>
<context>
    <name>RegistryText</name>
    <message>
        <source>Common use</source>
        <translation>Verbreitet</translation>
    </message>
    <message>
        <source>De-assigned</source>
        <translation>Entzogen</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Unvergeben</translation>
    </message>
    <message>
        <source>Dynamic</source>
        <translation>Dynamisch</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>System ports, 0 to 1023, also called well-known: assigned by IANA to services everybody should find. On Linux a program needs a privilege to bind one.</source>
        <translation>Systemports, 0 bis 1023, auch Well-Known Ports genannt: von der IANA an Dienste vergeben, die jeder finden soll. Unter Linux braucht ein Programm ein Privileg, um einen zu binden.</translation>
    </message>
    <message>
        <source>User ports, 1024 to 49151, also called registered: IANA assigns them on request, and any program may bind one.</source>
        <translation>Benutzerports, 1024 bis 49151, auch registrierte Ports genannt: Die IANA vergibt sie auf Antrag, und jedes Programm darf einen binden.</translation>
    </message>
    <message>
        <source>Dynamic ports, 49152 to 65535, also called private or ephemeral: never assigned, free for any use, mostly for the near end of outgoing connections.</source>
        <translation>Dynamische Ports, 49152 bis 65535, auch private oder ephemere genannt: nie vergeben, frei für jeden Zweck, meist für das eigene Ende ausgehender Verbindungen.</translation>
    </message>
    <message>
        <source>en</source>
        <comment>language code</comment>
        <extracomment>The two-letter code of the language you translate into, in lower case; it selects which of the registry&apos;s own descriptions is shown.</extracomment>
        <translation>de</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file, problem</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The file cannot be read (%1).</source>
        <translation>Die Datei ist nicht lesbar (%1).</translation>
    </message>
    <message>
        <source>The file is larger than 32 MiB; IANA&apos;s registry has about 6. Is it the right file?</source>
        <translation>Die Datei ist größer als 32 MiB; das Portregister der IANA hat etwa 6. Ist es die richtige Datei?</translation>
    </message>
    <message>
        <source>The text is not UTF-8. Fetch the file again, or save it as UTF-8.</source>
        <translation>Der Text ist nicht UTF-8. Die Datei erneut laden oder als UTF-8 speichern.</translation>
    </message>
    <message>
        <source>This is neither IANA&apos;s CSV nor its XML of the port registry (service-names-port-numbers).</source>
        <translation>Dies ist weder die CSV- noch die XML-Datei des Portregisters der IANA (service-names-port-numbers).</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; is missing. The first line must name the columns as IANA&apos;s file does.</source>
        <translation>Die Spalte „%1“ fehlt. Die erste Zeile muss die Spalten so nennen wie die Datei der IANA.</translation>
    </message>
    <message>
        <source>The line has %1 columns, not as many as the first line names.</source>
        <translation>Die Zeile hat %1 Spalten; das sind nicht so viele, wie die erste Zeile nennt.</translation>
    </message>
    <message>
        <source>A quote is opened here and never closed; the file may be cut off.</source>
        <translation>Ein Anführungszeichen beginnt hier und wird nie geschlossen; die Datei ist vielleicht abgeschnitten.</translation>
    </message>
    <message>
        <source>The file ends in the middle; it may be cut off. Fetch it again.</source>
        <translation>Die Datei endet mittendrin; sie ist vielleicht abgeschnitten. Die Datei erneut laden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no port number and no range of them.</source>
        <translation>„%1“ ist weder eine Portnummer noch ein Bereich.</translation>
    </message>
    <message>
        <source>Port %1 does not exist: port numbers have 16 bits and end at 65535.</source>
        <translation>Port %1 gibt es nicht: Portnummern haben 16 Bit und enden bei 65535.</translation>
    </message>
    <message>
        <source>The range %1 runs backwards.</source>
        <translation>Der Bereich %1 läuft rückwärts.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of the transports tcp, udp, sctp and dccp.</source>
        <translation>„%1“ ist keiner der Transporte tcp, udp, sctp und dccp.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of assigned, reserved and unassigned.</source>
        <translation>„%1“ ist weder assigned noch reserved noch unassigned.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date of the form YYYY-MM-DD.</source>
        <translation>„%1“ ist kein Datum der Form JJJJ-MM-TT.</translation>
    </message>
    <message>
        <source>Column %1 holds more than 64 KiB of text.</source>
        <translation>Spalte %1 enthält mehr als 64 KiB Text.</translation>
    </message>
    <message>
        <source>The file has more than 200000 rows, ten times as many as IANA&apos;s registry.</source>
        <translation>Die Datei hat mehr als 200000 Zeilen, zehnmal so viele wie das Portregister der IANA.</translation>
    </message>
    <message>
        <source>The XML is damaged (%1).</source>
        <translation>Das XML ist beschädigt (%1).</translation>
    </message>
    <message>
        <source>The XML declares a document type or an entity of its own. IANA&apos;s file does not; this one is refused.</source>
        <translation>Das XML deklariert einen Dokumenttyp oder eine eigene Entität. Die Datei der IANA tut das nicht; diese wird abgelehnt.</translation>
    </message>
    <message>
        <source>The file holds no port at all.</source>
        <translation>Die Datei enthält keinen einzigen Port.</translation>
    </message>
    <message>
        <source>%1 is no port: port numbers are unsigned, 0 to 65535. The 16 bits of -1 read as 65535.</source>
        <translation>%1 ist kein Port: Portnummern haben kein Vorzeichen, 0 bis 65535. Die 16 Bit von -1 bedeuten 65535.</translation>
    </message>
    <message>
        <source>The range %1 runs backwards; write the smaller number first.</source>
        <translation>Der Bereich %1 läuft rückwärts; die kleinere Nummer zuerst schreiben.</translation>
    </message>
    <message>
        <source>After &quot;port:&quot; comes a number, a range or a list, like port:443, port:80-90 or port:20,21; not %1.</source>
        <translation>Nach „port:“ kommt eine Nummer, ein Bereich oder eine Liste, etwa port:443, port:80-90 oder port:20,21; nicht %1.</translation>
    </message>
    <message>
        <source>%1 is not known. Try is:assigned, is:reserved, is:unassigned, is:notable, is:common, is:used, range:system, range:user or range:dynamic.</source>
        <translation>%1 ist unbekannt. Möglich sind is:assigned, is:reserved, is:unassigned, is:notable, is:common, is:used, range:system, range:user oder range:dynamic.</translation>
    </message>
    <message>
        <source>%1 is no port: a port number has 16 bits, so the largest is 65535.</source>
        <translation>%1 ist kein Port: Eine Portnummer hat 16 Bit, die größte ist also 65535.</translation>
    </message>
    <message>
        <source>Put into 16 bits without a check, it would become %1.</source>
        <translation>Ungeprüft in 16 Bit gezwängt, würde daraus %1.</translation>
    </message>
    <message numerus="yes">
        <source>The registry as of %1 has %n assignment(s).</source>
        <translation>
            <numerusform>Das Portregister (Stand %1) enthält %n Zuweisung.</numerusform>
            <numerusform>Das Portregister (Stand %1) enthält %n Zuweisungen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is/are new.</source>
        <translation>
            <numerusform>%n davon ist neu.</numerusform>
            <numerusform>%n davon sind neu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is/are gone.</source>
        <translation>
            <numerusform>%n ist entfallen.</numerusform>
            <numerusform>%n sind entfallen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quay</name>
    <message>
        <source>look a port up: a number, a service, a word</source>
        <translation>einen Port nachschlagen: eine Nummer, einen Dienst, ein Wort</translation>
    </message>
    <message>
        <source>take in a newer registry from IANA</source>
        <translation>ein neueres Portregister der IANA importieren</translation>
    </message>
</context>
<context>
    <name>quay::Bookmarks</name>
    <message>
        <source>The folder cannot be written.</source>
        <translation>In den Ordner kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>quay::Chips</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Dynamic</source>
        <translation>Dynamisch</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Unvergeben</translation>
    </message>
    <message>
        <source>Notable</source>
        <translation>Wichtig</translation>
    </message>
    <message>
        <source>Common uses</source>
        <translation>Verbreitet</translation>
    </message>
    <message>
        <source>Bookmarked</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter; the same as the word %1 in the search field</source>
        <translation>Filter; dasselbe wie das Wort %1 im Suchfeld</translation>
    </message>
</context>
<context>
    <name>quay::DetailPane</name>
    <message>
        <source>Details of the port</source>
        <translation>Einzelheiten zum Port</translation>
    </message>
    <message>
        <source>Your &amp;note</source>
        <translation>Eigene &amp;Notiz</translation>
    </message>
    <message>
        <source>For yourself: what you use this port for, who to ask ...</source>
        <translation>Für den eigenen Gebrauch: wozu dieser Port dient, wer Bescheid weiß ...</translation>
    </message>
    <message>
        <source>Note on the port</source>
        <translation>Notiz zum Port</translation>
    </message>
    <message>
        <source>Bookmarked</source>
        <translation>Lesezeichen gesetzt</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen setzen</translation>
    </message>
</context>
<context>
    <name>quay::MainWindow</name>
    <message>
        <source>Your bookmarks and notes could not be kept in %1 (%2). They last until the window closes.</source>
        <translation>Lesezeichen und Notizen konnten nicht in %1 gespeichert werden (%2). Sie bleiben nur, bis das Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>Your imported registry could not be used; the shipped one is. %1</source>
        <translation>Das importierte Portregister ist nicht verwendbar; es gilt das mitgelieferte. %1</translation>
    </message>
    <message>
        <source>The file with your bookmarks and notes was damaged. It was put aside as %1; nothing in it was changed.</source>
        <translation>Die Datei mit Lesezeichen und Notizen war beschädigt. Sie liegt jetzt unverändert unter %1.</translation>
    </message>
    <message>
        <source>Use this registry?</source>
        <translation>Dieses Portregister verwenden?</translation>
    </message>
    <message numerus="yes">
        <source>%1 That is far fewer than the %n now in use; perhaps the file is not complete.</source>
        <translation>
            <numerusform>%1 Das bisherige enthält weit mehr (%n); vielleicht ist die Datei unvollständig.</numerusform>
            <numerusform>%1 Das bisherige enthält weit mehr (%n); vielleicht ist die Datei unvollständig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take in a newer registry</source>
        <translation>Neueres Portregister importieren</translation>
    </message>
    <message>
        <source>IANA&apos;s registry (*.csv *.xml);;All files (*)</source>
        <translation>Portregister der IANA (*.csv *.xml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Export what is shown ...</source>
        <translation>Angezeigtes &amp;exportieren ...</translation>
    </message>
    <message>
        <source>&amp;Print what is shown ...</source>
        <translation>Angezeigtes &amp;drucken ...</translation>
    </message>
    <message>
        <source>&amp;Take in a newer registry ...</source>
        <translation>&amp;Neueres Portregister importieren ...</translation>
    </message>
    <message>
        <source>&amp;Update from IANA ...</source>
        <translation>Von der &amp;IANA aktualisieren ...</translation>
    </message>
    <message>
        <source>Go &amp;back to the registry before</source>
        <translation>&amp;Zurück zum vorigen Portregister</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Copy as table</source>
        <translation>Als Tabelle &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Bookmark this port</source>
        <translation>&amp;Lesezeichen für diesen Port</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation>&amp;Liste</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Karte</translation>
    </message>
    <message>
        <source>L&amp;arger text</source>
        <translation>&amp;Größere Schrift</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>Kl&amp;einere Schrift</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>&amp;Normale Schrift</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>&amp;Wie der Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>How to &amp;search</source>
        <translation>&amp;Suchhilfe</translation>
    </message>
    <message>
        <source>&amp;About Quayside</source>
        <translation>Ü&amp;ber Quayside</translation>
    </message>
    <message>
        <source>About Quayside</source>
        <translation>Über Quayside</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Quayside %1&lt;/h3&gt;&lt;p&gt;Network ports: what they are for, and what the operating system does with them.&lt;/p&gt;&lt;p&gt;The registry&apos;s facts are IANA&apos;s, dedicated to the public domain (CC0). The program is free software under the MIT licence.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Quayside %1&lt;/h3&gt;&lt;p&gt;Netzwerkports: wozu sie da sind und was das Betriebssystem mit ihnen macht.&lt;/p&gt;&lt;p&gt;Die Angaben des Portregisters stammen von der IANA und sind gemeinfrei (CC0). Das Programm ist freie Software unter der MIT-Lizenz.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>quay::PortMap</name>
    <message>
        <source>Port map</source>
        <translation>Portkarte</translation>
    </message>
    <message>
        <source>%1 (common use)</source>
        <translation>%1 (verbreitete Nutzung)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>service, transport</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>never assigned</source>
        <translation>nie vergeben</translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation>nicht vergeben</translation>
    </message>
    <message>
        <source>Port %1, %2 range: %3</source>
        <translation>Port %1, Bereich %2: %3</translation>
    </message>
</context>
<context>
    <name>quay::PortModel</name>
    <message>
        <source>bookmarked</source>
        <translation>mit Lesezeichen</translation>
    </message>
    <message>
        <source>no bookmark</source>
        <translation>ohne Lesezeichen</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Verweise</translation>
    </message>
</context>
<context>
    <name>quay::QueryHelp</name>
    <message>
        <source>How to search</source>
        <translation>Suchhilfe</translation>
    </message>
    <message>
        <source>Words are parts; all of them must hold. Click an example to try it.</source>
        <translation>Wörter passen auch als Wortteil; alle müssen zutreffen. Ein Klick auf ein Beispiel probiert es aus.</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nummern</translation>
    </message>
    <message>
        <source>this port; while typing also numbers that begin so</source>
        <translation>dieser Port; beim Tippen auch Nummern, die so beginnen</translation>
    </message>
    <message>
        <source>a range</source>
        <translation>ein Bereich</translation>
    </message>
    <message>
        <source>exactly these</source>
        <translation>genau diese</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>anywhere in name or description</source>
        <translation>irgendwo in Name oder Beschreibung</translation>
    </message>
    <message>
        <source>in the service&apos;s name</source>
        <translation>im Namen des Dienstes</translation>
    </message>
    <message>
        <source>two words as they stand</source>
        <translation>zwei Wörter genau so hintereinander</translation>
    </message>
    <message>
        <source>with one word, without another</source>
        <translation>mit einem Wort, ohne ein anderes</translation>
    </message>
    <message>
        <source>with this RFC as reference</source>
        <translation>mit diesem RFC als Verweis</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>one transport: tcp, udp, sctp, dccp; several of them mean any</source>
        <translation>tcp, udp, sctp oder dccp; bei mehreren genügt einer</translation>
    </message>
    <message>
        <source>system, user or dynamic</source>
        <translation>Systemports; ebenso user und dynamic</translation>
    </message>
    <message>
        <source>assigned, reserved, unassigned, deassigned or dynamic</source>
        <translation>vergeben; ebenso reserved, unassigned, deassigned und dynamic</translation>
    </message>
    <message>
        <source>the ports everybody should know</source>
        <translation>Ports, die man kennen sollte</translation>
    </message>
    <message>
        <source>common uses that IANA does not list</source>
        <translation>verbreitete Nutzung, die nicht bei der IANA steht</translation>
    </message>
    <message>
        <source>your bookmarks</source>
        <translation>die eigenen Lesezeichen</translation>
    </message>
</context>
<context>
    <name>quay::ReferencePage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches &quot;%1&quot;.</source>
        <translation>Nichts passt zu „%1“.</translation>
    </message>
    <message>
        <source>This would find something: %1, %2, %3, %4. Or leave a word out.</source>
        <translation>Das findet etwas: %1, %2, %3, %4. Oder ein Wort weglassen.</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON (*.json);;Markdown (*.md)</source>
        <translation>Kommagetrennte Werte (*.csv);;JSON (*.json);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Angezeigtes exportieren</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Choose another folder or free some space.</source>
        <translation>%1 konnte nicht geschrieben werden (%2). Einen anderen Ordner wählen oder Platz schaffen.</translation>
    </message>
    <message>
        <source>Print what is shown</source>
        <translation>Angezeigtes drucken</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Ports: %1</source>
        <translation>Ports: %1</translation>
    </message>
    <message>
        <source>Remove bookmark</source>
        <translation>Lesezeichen entfernen</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen setzen</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Nummer kopieren</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>The ports as a table</source>
        <translation>Die Ports als Tabelle</translation>
    </message>
    <message>
        <source>All 65536 ports as one picture: hover tells, a click goes there, dragging takes a range</source>
        <translation>Alle 65536 Ports in einem Bild: Zeigen benennt, ein Klick führt hin, Ziehen wählt einen Bereich</translation>
    </message>
    <message>
        <source>TCP and UDP</source>
        <translation>TCP und UDP</translation>
    </message>
    <message>
        <source>TCP only</source>
        <translation>nur TCP</translation>
    </message>
    <message>
        <source>UDP only</source>
        <translation>nur UDP</translation>
    </message>
    <message>
        <source>SCTP or DCCP only</source>
        <translation>nur SCTP oder DCCP</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Each row holds 256 ports. The lines mark where the user ports (1024) and the dynamic ports (49152) begin.</source>
        <translation>Jede Zeile fasst 256 Ports. Die Linien zeigen, wo die Benutzerports (1024) und die dynamischen Ports (49152) beginnen.</translation>
    </message>
</context>
<context>
    <name>quay::RegistryUpdate</name>
    <message>
        <source>The new registry could not be kept in %1 (%2); the one in use stays. Free some space or check the folder&apos;s permissions.</source>
        <translation>Das neue Portregister konnte nicht in %1 gespeichert werden (%2); das bisherige bleibt in Gebrauch. Platz schaffen oder die Rechte des Ordners prüfen.</translation>
    </message>
    <message>
        <source>The registry could not be put back (%1).</source>
        <translation>Das Portregister konnte nicht zurückgestellt werden (%1).</translation>
    </message>
</context>
<context>
    <name>quay::SearchField</name>
    <message>
        <source>A port, a service, a word ...  (Ctrl+K)</source>
        <translation>Ein Port, ein Dienst, ein Wort ...  (Strg+K)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>A port number, a range, a service&apos;s name or words; Return goes to the best answer</source>
        <translation>Eine Portnummer, ein Bereich, ein Dienstname oder Wörter; die Eingabetaste führt zum besten Treffer</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>Suchhilfe</translation>
    </message>
</context>
<context>
    <name>quay::UpdateDialog</name>
    <message>
        <source>Update from IANA</source>
        <translation>Von der IANA aktualisieren</translation>
    </message>
    <message>
        <source>IANA publishes its port registry several times a month. It is fetched over HTTPS, checked as a whole, and only then takes the place of the present one.</source>
        <translation>Die IANA veröffentlicht ihr Portregister mehrmals im Monat. Es wird über HTTPS abgerufen, als Ganzes geprüft und ersetzt erst dann das bisherige.</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Abrufen</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The address must begin with https:// and name a server.</source>
        <translation>Die Adresse muss mit https:// beginnen und einen Server nennen.</translation>
    </message>
    <message>
        <source>The server leads on to an address without encryption; it was not followed.</source>
        <translation>Der Server leitet zu einer unverschlüsselten Adresse weiter; ihr wurde nicht gefolgt.</translation>
    </message>
    <message>
        <source>The answer is larger than 32 MiB and was broken off. Is it the right address?</source>
        <translation>Die Antwort ist größer als 32 MiB und wurde abgebrochen. Ist es die richtige Adresse?</translation>
    </message>
    <message>
        <source>The server could not be reached (%1). Check the connection and the address.</source>
        <translation>Der Server ist nicht erreichbar (%1). Verbindung und Adresse prüfen.</translation>
    </message>
    <message>
        <source>The server answered with status %1. Check the address.</source>
        <translation>Der Server antwortete mit Status %1. Die Adresse prüfen.</translation>
    </message>
    <message>
        <source>Cancelled; the present registry stays in use.</source>
        <translation>Abgebrochen; das bisherige Portregister bleibt in Gebrauch.</translation>
    </message>
</context>
</TS>
