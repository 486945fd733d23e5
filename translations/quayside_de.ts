<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>BestAnswer</name>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Return: %1 %2</source>
        <comment>key, port and service</comment>
        <translation>Eingabetaste: %1 %2</translation>
    </message>
</context>
<context>
    <name>BindAdvice</name>
    <message>
        <source>a new socket</source>
        <translation>ein neuer Socket</translation>
    </message>
    <message>
        <source>a new program</source>
        <translation>einem neuen Programm</translation>
    </message>
</context>
<context>
    <name>BindSteps</name>
    <message>
        <source>The socket has no port yet.</source>
        <translation>Der Socket hat noch keinen Port.</translation>
    </message>
    <message>
        <source>%1 stands for every address of this computer.</source>
        <translation>%1 steht für alle Adressen dieses Rechners.</translation>
    </message>
    <message>
        <source>%1 is a multicast group, to which one may bind.</source>
        <translation>%1 ist eine Multicast-Gruppe, an die gebunden werden darf.</translation>
    </message>
    <message>
        <source>%1 is an address of this computer.</source>
        <translation>%1 ist eine Adresse dieses Rechners.</translation>
    </message>
    <message>
        <source>Port %1 is free for every user: it is not below %2.</source>
        <translation>Port %1 steht jedem Benutzer frei: Er liegt nicht unter %2.</translation>
    </message>
    <message>
        <source>Port %1 is below %2, and the program has the privilege for it.</source>
        <translation>Port %1 liegt unter %2, und das Programm hat das Vorrecht dafür.</translation>
    </message>
    <message numerus="yes">
        <source>%n more socket(s) have the port, and are asked likewise.</source>
        <translation>
            <numerusform>%n weiterer Socket hat den Port und wird ebenso gefragt.</numerusform>
            <numerusform>%n weitere Sockets haben den Port und werden ebenso gefragt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has the port on %2, which no packet for %3 is sent to: it is not in the way.</source>
        <comment>socket, its end, the new address</comment>
        <translation>%1 hat den Port auf %2, wohin kein Paket für %3 geht: Er ist nicht im Weg.</translation>
    </message>
    <message>
        <source>%1 has the port on %2, but is tied to another interface: it is not in the way.</source>
        <translation>%1 hat den Port auf %2, ist aber an eine andere Schnittstelle gebunden: Er ist nicht im Weg.</translation>
    </message>
    <message>
        <source>%1 listens on %2, and the two addresses overlap.</source>
        <translation>%1 lauscht auf %2, und die beiden Adressen überschneiden sich.</translation>
    </message>
    <message>
        <source>%1 has the port on %2, and the two addresses overlap.</source>
        <translation>%1 hat den Port auf %2, und die beiden Adressen überschneiden sich.</translation>
    </message>
    <message>
        <source>Against a listener that does not count.</source>
        <translation>Gegen einen lauschenden Socket zählt das nicht.</translation>
    </message>
    <message>
        <source>But the sockets are of different users.</source>
        <translation>Doch die Sockets gehören verschiedenen Benutzern.</translation>
    </message>
    <message>
        <source>%1 is set there, but not here.</source>
        <comment>option</comment>
        <translation>%1 ist dort gesetzt, hier aber nicht.</translation>
    </message>
    <message>
        <source>%1 is not set here.</source>
        <comment>option</comment>
        <translation>%1 ist hier nicht gesetzt.</translation>
    </message>
    <message>
        <source>%1 is set on both.</source>
        <comment>option</comment>
        <translation>%1 ist an beiden gesetzt.</translation>
    </message>
    <message>
        <source>%1 is set here, but not there.</source>
        <comment>option</comment>
        <translation>%1 ist hier gesetzt, dort aber nicht.</translation>
    </message>
    <message>
        <source>%1 is set here; whether it is there can&apos;t be seen from outside.</source>
        <comment>option</comment>
        <translation>%1 ist hier gesetzt; ob auch dort, ist von außen nicht zu sehen.</translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>Who gets it? %1 %2 → %3</source>
        <translation>Wer bekommt es? %1 %2 → %3</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>Wertung %1</translation>
    </message>
    <message>
        <source>Nobody has this address and port.</source>
        <translation>Niemand hat diese Adresse und diesen Port.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody takes it: %1 goes back.</source>
        <translation>Niemand nimmt es: %1 geht zurück.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>socket, program</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Descriptor</source>
        <translation>Deskriptor</translation>
    </message>
    <message>
        <source>Inode</source>
        <translation>Inode</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>no port</source>
        <translation>kein Port</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Gegenstelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Waits to be read</source>
        <translation>Noch ungelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message numerus="yes">
        <source>%n datagram(s)</source>
        <translation>
            <numerusform>%n Datagramm</numerusform>
            <numerusform>%n Datagramme</numerusform>
        </translation>
    </message>
    <message>
        <source>The TCP header it sends begins</source>
        <translation>Der TCP-Header, den er sendet, beginnt</translation>
    </message>
    <message>
        <source>The UDP header it sends begins</source>
        <translation>Der UDP-Header, den er sendet, beginnt</translation>
    </message>
    <message>
        <source>source port %1, destination port %2</source>
        <translation>Quellport %1, Zielport %2</translation>
    </message>
    <message>
        <source>of the message</source>
        <translation>je nach Nachricht</translation>
    </message>
    <message>
        <source>in the group within which a hash chooses</source>
        <translation>in der Gruppe, in der ein Hash wählt</translation>
    </message>
    <message>
        <source>of the other family</source>
        <translation>von der anderen Familie</translation>
    </message>
    <message>
        <source>IPv6 only (IPV6_V6ONLY)</source>
        <translation>nur IPv6 (IPV6_V6ONLY)</translation>
    </message>
    <message>
        <source>another address</source>
        <translation>eine andere Adresse</translation>
    </message>
    <message>
        <source>bound to %1</source>
        <translation>an %1 gebunden</translation>
    </message>
    <message>
        <source>another peer</source>
        <translation>eine andere Gegenstelle</translation>
    </message>
    <message>
        <source>its peer is %1</source>
        <translation>seine Gegenstelle ist %1</translation>
    </message>
    <message>
        <source>bound to another interface</source>
        <translation>an eine andere Schnittstelle gebunden</translation>
    </message>
    <message>
        <source>does not listen</source>
        <translation>lauscht nicht</translation>
    </message>
    <message>
        <source>another one matches better</source>
        <translation>ein anderer passt besser</translation>
    </message>
    <message>
        <source>matches too, but is met later</source>
        <translation>passt auch, wird aber später getroffen</translation>
    </message>
    <message>
        <source>not asked: the group before it ended the search</source>
        <translation>nicht gefragt: Die Gruppe davor beendet die Suche</translation>
    </message>
    <message>
        <source>not asked: exactly these two ends go first</source>
        <translation>nicht gefragt: Genau diese beiden Enden gehen vor</translation>
    </message>
    <message>
        <source>not asked: an exact address goes first</source>
        <translation>nicht gefragt: Die genaue Adresse geht vor</translation>
    </message>
    <message>
        <source>has not joined the group</source>
        <translation>ist der Gruppe nicht beigetreten</translation>
    </message>
    <message>
        <source>still hears its former peer only</source>
        <translation>hört noch immer nur auf seine frühere Gegenstelle</translation>
    </message>
    <message>
        <source>an old connection; it is reset</source>
        <translation>eine alte Verbindung; sie wird zurückgesetzt</translation>
    </message>
    <message>
        <source>in TIME_WAIT; it steps aside</source>
        <translation>in TIME_WAIT; er tritt beiseite</translation>
    </message>
    <message>
        <source>has exactly these two ends</source>
        <translation>hat genau diese beiden Enden</translation>
    </message>
    <message>
        <source>has exactly this address and port</source>
        <translation>hat genau diese Adresse und diesen Port</translation>
    </message>
    <message>
        <source>has the port on every address</source>
        <translation>hat den Port auf jeder Adresse</translation>
    </message>
    <message>
        <source>gets a copy</source>
        <translation>bekommt eine Kopie</translation>
    </message>
    <message>
        <source>The socket with exactly these two ends is closed: it discards it.</source>
        <translation>Der Socket mit genau diesen beiden Enden ist geschlossen: Er verwirft es.</translation>
    </message>
    <message>
        <source>No program reads it: %1 goes back.</source>
        <translation>Kein Programm liest es: %1 geht zurück.</translation>
    </message>
</context>
<context>
    <name>HostSettings</name>
    <message>
        <source>%1 is too long for a list of hosts; it counts for nothing.</source>
        <translation>%1 ist zu lang für eine Liste von Hosts und gilt nicht.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>only UTF-8 text without control characters can stand here</source>
        <translation>hier kann nur UTF-8-Text ohne Steuerzeichen stehen</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>%1, line %2: %3. The line counts for nothing.</source>
        <translation>%1, Zeile %2: %3. Die Zeile gilt nicht.</translation>
    </message>
    <message>
        <source>a host is declared as &quot;host NAME isolated&quot; or as &quot;host NAME via COMMAND ...&quot;</source>
        <translation>ein Host wird als „host NAME isolated“ oder als „host NAME via BEFEHL ...“ angegeben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be the name of a host: a letter, then letters, digits, - and _</source>
        <translation>„%1“ kann kein Name eines Hosts sein: ein Buchstabe, dann Buchstaben, Ziffern, - und _</translation>
    </message>
    <message>
        <source>line %1 declares the host &quot;%2&quot; already</source>
        <translation>Zeile %1 gibt den Host „%2“ schon an</translation>
    </message>
    <message>
        <source>this host is one too many</source>
        <translation>dieser Host ist einer zu viel</translation>
    </message>
</context>
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
    <message>
        <source>Takes in a newer registry: IANA&apos;s service-names-port-numbers.csv or .xml.

  quay import service-names-port-numbers.xml    from a file
  curl -s https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xml | quay import -
  quay import --back                            undo that

It is kept among your own files and used by the window and the terminal; the one before is kept too.</source>
        <translation>Importiert ein neueres Portregister: service-names-port-numbers.csv oder .xml der IANA.

  quay import service-names-port-numbers.xml    aus einer Datei
  curl -s https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xml | quay import -
  quay import --back                            macht das rückgängig

Es wird bei den eigenen Dateien aufbewahrt und gilt für das Fenster und das Terminal; das vorige bleibt erhalten.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>It is older than the one before, which is as of %1.</source>
        <translation>Es ist älter als das bisherige, das vom Stand %1 ist.</translation>
    </message>
</context>
<context>
    <name>InfoText</name>
    <message>
        <source>In a terminal</source>
        <translation>Im Terminal</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>kopieren</translation>
    </message>
    <message>
        <source>It waits for connections from this computer only.</source>
        <translation>Er wartet auf Verbindungen, nur von diesem Rechner.</translation>
    </message>
    <message>
        <source>It waits for connections.</source>
        <translation>Er wartet auf Verbindungen.</translation>
    </message>
    <message>
        <source>It takes datagrams from this computer only.</source>
        <translation>Er nimmt Datagramme an, nur von diesem Rechner.</translation>
    </message>
    <message>
        <source>It takes datagrams from anybody who can reach it.</source>
        <translation>Er nimmt Datagramme von allen an, die ihn erreichen.</translation>
    </message>
    <message>
        <source>connect(2) has given it one peer; datagrams of others are not for it.</source>
        <translation>connect(2) hat ihm eine einzige Gegenstelle gegeben; Datagramme von anderen bekommt er nicht.</translation>
    </message>
    <message>
        <source>The connection stands; both sides may send.</source>
        <translation>Die Verbindung steht; beide Seiten dürfen senden.</translation>
    </message>
    <message>
        <source>The connection is over. The side that closed first keeps its four numbers for a minute, so that late packets do no harm.</source>
        <translation>Die Verbindung ist zu Ende. Die Seite, die zuerst geschlossen hat, behält deren vier Angaben eine Minute lang, damit verspätete Pakete nicht schaden.</translation>
    </message>
    <message>
        <source>The other side has closed; the program here has not yet. Many of these over a long time are a mistake of the program.</source>
        <translation>Die andere Seite hat geschlossen, das Programm hier noch nicht. Viele solche über lange Zeit sind ein Fehler des Programms.</translation>
    </message>
    <message>
        <source>This side has closed and waits for the other one.</source>
        <translation>Diese Seite hat geschlossen und wartet auf die andere.</translation>
    </message>
    <message>
        <source>Both sides have closed; the last acknowledgement is awaited.</source>
        <translation>Beide Seiten haben geschlossen; es fehlt noch die letzte Bestätigung.</translation>
    </message>
    <message>
        <source>The connection was asked for; there is no answer yet.</source>
        <translation>Die Verbindung ist angefragt; eine Antwort gibt es noch nicht.</translation>
    </message>
    <message>
        <source>A connection is being made.</source>
        <translation>Eine Verbindung wird aufgebaut.</translation>
    </message>
    <message>
        <source>It has a port, and neither listens nor is connected.</source>
        <translation>Er hat einen Port und ist weder lauschend noch verbunden.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Runs since</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>End this process ...</source>
        <translation>Diesen Prozess beenden ...</translation>
    </message>
    <message>
        <source>No process: the kernel itself keeps what is left of a connection, or what is to be one.</source>
        <translation>Kein Prozess: Der Kernel selbst hält, was von einer Verbindung übrig ist oder was eine werden soll.</translation>
    </message>
    <message>
        <source>It belongs to another user, and without more privileges its process cannot be named. With sudo it could: %1</source>
        <translation>Er gehört einem anderen Benutzer, und ohne mehr Rechte lässt sich sein Prozess nicht nennen. Mit sudo ginge es: %1</translation>
    </message>
    <message>
        <source>No process that can be seen here has it: the kernel&apos;s own, or held beyond this container.</source>
        <translation>Kein Prozess, der hier zu sehen ist, hat ihn: Er gehört dem Kernel selbst oder einem Prozess außerhalb dieses Containers.</translation>
    </message>
    <message>
        <source>Its process was not found; it may have ended meanwhile.</source>
        <translation>Sein Prozess wurde nicht gefunden; vielleicht ist er inzwischen beendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) wait to be accepted; %1 may.</source>
        <translation>
            <numerusform>%n Verbindung wartet auf Annahme; warten dürfen %1.</numerusform>
            <numerusform>%n Verbindungen warten auf Annahme; warten dürfen %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 bytes to be read, %2 bytes not acknowledged yet.</source>
        <translation>%1 Bytes noch ungelesen, %2 Bytes noch unbestätigt.</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>%1 ms, varying by %2 ms</source>
        <translation>%1 ms, Schwankung %2 ms</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Erneut gesendet</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n Segment</numerusform>
            <numerusform>%n Segmente</numerusform>
        </translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>%1 segments of %2 bytes; path MTU %3</source>
        <translation>%1 Segmente zu %2 Bytes; Pfad-MTU %3</translation>
    </message>
    <message>
        <source>Congestion control</source>
        <translation>Überlastkontrolle</translation>
    </message>
    <message>
        <source>The connection</source>
        <translation>Die Verbindung</translation>
    </message>
    <message>
        <source>Port %1 in the reference</source>
        <translation>Port %1 nachschlagen</translation>
    </message>
    <message>
        <source>Who has port %1?</source>
        <translation>Wer hat Port %1?</translation>
    </message>
    <message>
        <source>connected to %1</source>
        <translation>verbunden mit %1</translation>
    </message>
    <message>
        <source>This socket has ended.</source>
        <translation>Diesen Socket gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>For IPv6 only (IPV6_V6ONLY).</source>
        <translation>Nur für IPv6 (IPV6_V6ONLY).</translation>
    </message>
    <message>
        <source>For IPv4 and IPv6 alike.</source>
        <translation>Für IPv4 und IPv6 zugleich.</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>Here since</source>
        <translation>Hier seit</translation>
    </message>
    <message>
        <source>Registered for</source>
        <translation>Registriert für</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>Wer ihn hat</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>Was helfen würde</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>Port %1</translation>
    </message>
    <message>
        <source>Open it in the reference</source>
        <translation>Diesen Port nachschlagen</translation>
    </message>
    <message>
        <source>On %1</source>
        <translation>Auf %1</translation>
    </message>
    <message>
        <source>Ports for connections that begin here (ephemeral)</source>
        <translation>Ports für Verbindungen, die hier beginnen (ephemer)</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n of these %2 ports are in use, %3 %.</source>
        <translation>
            <numerusform>%1; %n dieser %2 Ports ist belegt, %3 %.</numerusform>
            <numerusform>%1; %n dieser %2 Ports sind belegt, %3 %.</numerusform>
        </translation>
    </message>
    <message>
        <source>Privileged ports</source>
        <translation>Privilegierte Ports</translation>
    </message>
    <message>
        <source>None: every program may bind any port.</source>
        <translation>Keine: Jedes Programm darf jeden Port binden.</translation>
    </message>
    <message>
        <source>Binding a port below %1 needs CAP_NET_BIND_SERVICE. %2</source>
        <translation>Einen Port unter %1 zu binden braucht CAP_NET_BIND_SERVICE. %2</translation>
    </message>
    <message>
        <source>You have it.</source>
        <translation>Dieses Privileg ist vorhanden.</translation>
    </message>
    <message>
        <source>You do not have it.</source>
        <translation>Dieses Privileg fehlt.</translation>
    </message>
    <message>
        <source>Reserved ports</source>
        <translation>Reservierte Ports</translation>
    </message>
    <message>
        <source>None: the kernel may give any port of the ephemeral range to a connection.</source>
        <translation>Keine: Der Kernel darf einer Verbindung jeden Port des ephemeren Bereichs geben.</translation>
    </message>
    <message>
        <source>Given only to programs that ask for them by number: %1</source>
        <translation>Nur für Programme, die ausdrücklich nach der Nummer fragen: %1</translation>
    </message>
    <message>
        <source>(down)</source>
        <translation>(inaktiv)</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>Interfaces and addresses</source>
        <translation>Schnittstellen und Adressen</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>%1 bytes, the last %2 ago</source>
        <translation>%1 Bytes, zuletzt vor %2</translation>
    </message>
    <message>
        <source>%1 bytes acknowledged, the last %2 ago</source>
        <translation>%1 Bytes bestätigt, zuletzt vor %2</translation>
    </message>
    <message>
        <source>If a program wants it</source>
        <translation>Wenn ein Programm ihn will</translation>
    </message>
    <message>
        <source>%1 would succeed: nothing is in the way.</source>
        <translation>%1 würde gelingen: Nichts ist im Weg.</translation>
    </message>
    <message>
        <source>%1 would fail.</source>
        <translation>%1 würde scheitern.</translation>
    </message>
</context>
<context>
    <name>Judge</name>
    <message>
        <source>Will succeed</source>
        <translation>Wird gelingen</translation>
    </message>
    <message>
        <source>Will fail</source>
        <translation>Wird scheitern</translation>
    </message>
    <message>
        <source>Will wait</source>
        <translation>Wird warten</translation>
    </message>
    <message>
        <source>Can&apos;t be foretold</source>
        <translation>Nicht vorhersagbar</translation>
    </message>
    <message>
        <source>There is no such session: not so many connections were accepted.</source>
        <translation>Diese Sitzung gibt es nicht: So viele Verbindungen wurden nicht angenommen.</translation>
    </message>
    <message>
        <source>%1(): %2. %3</source>
        <comment>system call, outcome, reason</comment>
        <translation>%1(): %2. %3</translation>
    </message>
    <message>
        <source>Asked among the %1: %2</source>
        <comment>stage, sentence</comment>
        <translation>Befragt (%1): %2</translation>
    </message>
    <message>
        <source>needed here</source>
        <translation>hier nötig</translation>
    </message>
    <message>
        <source>would make it fail</source>
        <translation>ließe es scheitern</translation>
    </message>
    <message>
        <source>is in the way here</source>
        <translation>ist hier im Weg</translation>
    </message>
    <message>
        <source>would help here</source>
        <translation>würde hier helfen</translation>
    </message>
    <message>
        <source>needed on both</source>
        <translation>an beiden nötig</translation>
    </message>
    <message>
        <source>no difference here</source>
        <translation>hier ohne Wirkung</translation>
    </message>
</context>
<context>
    <name>LabText</name>
    <message>
        <source>The lab&apos;s programs can&apos;t start: &quot;%1&quot; is missing or may not be executed.</source>
        <translation>Die Programme des Labors können nicht starten: „%1“ fehlt oder darf nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>This system refuses an isolated host (user and network namespaces): %1</source>
        <translation>Dieses System verweigert einen isolierten Host (Benutzer- und Netzwerk-Namespaces): %1</translation>
    </message>
    <message>
        <source>The program &quot;%1&quot; is one too many: at most 256 run at a time.</source>
        <translation>Das Programm „%1“ ist eines zu viel: Höchstens 256 laufen zugleich.</translation>
    </message>
    <message>
        <source>%1 is outside this computer. The lab sends nothing there unless you allow it (--outside).</source>
        <translation>%1 liegt außerhalb dieses Rechners. Das Labor sendet nichts dorthin, solange es nicht erlaubt ist (--outside).</translation>
    </message>
    <message>
        <source>The host %1 can&apos;t be reached: there is no such command, or it may not be executed.</source>
        <translation>Der Host %1 ist nicht zu erreichen: Es gibt den Befehl nicht, oder er darf nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>The host %1 can&apos;t be reached: the command has ended before a program of the lab answered. What it says on its own stands above.</source>
        <translation>Der Host %1 ist nicht zu erreichen: Der Befehl endete, bevor ein Programm des Labors antwortete. Was er selbst dazu sagt, steht darüber.</translation>
    </message>
    <message>
        <source>The host %1 can&apos;t be used: what answers there is no &quot;quay agent&quot; of this version.</source>
        <translation>Der Host %1 ist nicht zu gebrauchen: Was dort antwortet, ist kein „quay agent“ dieser Version.</translation>
    </message>
    <message>
        <source>The host %1 does not answer. If its command asks for a password: it can&apos;t, set a key up for it.</source>
        <translation>Der Host %1 antwortet nicht. Falls der Befehl nach einem Passwort fragt: Das geht hier nicht, ein Schlüssel muss eingerichtet sein.</translation>
    </message>
    <message>
        <source>One more program can&apos;t start: this process may not have more open files. Use fewer programs, or raise the limit before you start it again (ulimit -n).</source>
        <translation>Ein weiteres Programm kann nicht starten: Dieser Prozess darf nicht mehr offene Dateien haben. Abhilfe: weniger Programme, oder vor dem nächsten Start die Grenze erhöhen (ulimit -n).</translation>
    </message>
    <message>
        <source>The program %1 has ended by itself, with status %2. Its sockets are closed; its next line starts it again.</source>
        <translation>Das Programm %1 hat sich selbst beendet, mit Status %2. Seine Sockets sind geschlossen; seine nächste Zeile startet es wieder.</translation>
    </message>
    <message>
        <source>The program %1 gave no answer any more and was ended. Its sockets are closed; its next line starts it again.</source>
        <translation>Das Programm %1 hat nicht mehr geantwortet und wurde beendet. Seine Sockets sind geschlossen; seine nächste Zeile startet es wieder.</translation>
    </message>
    <message>
        <source>The program %1 said what no program of the lab says and was ended. Its sockets are closed; its next line starts it again.</source>
        <translation>Das Programm %1 hat gesagt, was kein Programm des Labors sagt, und wurde beendet. Seine Sockets sind geschlossen; seine nächste Zeile startet es wieder.</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>socket, error, sentence</comment>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>The program has as many open files and sockets as it may have. Close some, or raise the limit before you start again (ulimit -n).</source>
        <translation>Das Programm hat so viele offene Dateien und Sockets, wie es haben darf. Abhilfe: einige schließen, oder vor dem nächsten Start die Grenze erhöhen (ulimit -n).</translation>
    </message>
    <message>
        <source>There are as many open files and sockets as this computer may have (fs.file-max). Close some of them.</source>
        <translation>Es gibt so viele offene Dateien und Sockets, wie dieser Rechner haben darf (fs.file-max). Abhilfe: einige davon schließen.</translation>
    </message>
    <message>
        <source>The system has no memory left for this socket. Send less at once, or close other sockets.</source>
        <translation>Das System hat für diesen Socket keinen Speicher mehr. Abhilfe: weniger auf einmal senden, oder andere Sockets schließen.</translation>
    </message>
    <message>
        <source>The program %1 was ended by a signal that the lab did not send (%2). Its sockets are closed; its next line starts it again.</source>
        <translation>Das Programm %1 wurde durch ein Signal beendet, das nicht vom Labor kam (%2). Seine Sockets sind geschlossen; seine nächste Zeile startet es wieder.</translation>
    </message>
    <message>
        <source>This is no recording; &quot;quay run FILE --record OUT&quot; makes one.</source>
        <translation>Das ist keine Aufzeichnung; „quay run DATEI --record ZIEL“ erzeugt eine.</translation>
    </message>
    <message>
        <source>This recording is of another version of the program.</source>
        <translation>Diese Aufzeichnung stammt von einer anderen Version des Programms.</translation>
    </message>
    <message>
        <source>Line %1 is none of a recording: the file is damaged.</source>
        <translation>Zeile %1 gehört zu keiner Aufzeichnung: Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>The file is too long for a recording.</source>
        <translation>Die Datei ist zu lang für eine Aufzeichnung.</translation>
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
    <message>
        <source>QUERY ...</source>
        <translation>ANFRAGE ...</translation>
    </message>
    <message>
        <source>QUERY</source>
        <translation>ANFRAGE</translation>
    </message>
</context>
<context>
    <name>NewName</name>
    <message>
        <source>“host” is the name of the computer itself. Choose another one.</source>
        <translation>„host“ ist der Name des Rechners selbst. Bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be a name. A name is a letter, and behind it letters, digits, - or _.</source>
        <translation>„%1“ kann kein Name sein. Ein Name ist ein Buchstabe, dahinter Buchstaben, Ziffern, - oder _.</translation>
    </message>
    <message>
        <source>There is a program “%1” already. Choose another name.</source>
        <translation>Ein Programm „%1“ gibt es schon. Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>There is a socket “%1” already. Choose another name.</source>
        <translation>Einen Socket „%1“ gibt es schon. Bitte einen anderen Namen wählen.</translation>
    </message>
</context>
<context>
    <name>Painting</name>
    <message>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Kernel · sockets</source>
        <translation>Kernel · Sockets</translation>
    </message>
    <message>
        <source>Network · addresses and ports</source>
        <translation>Netzwerk · Adressen und Ports</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>more sockets; click to open</source>
        <translation>weitere Sockets; ein Klick öffnet</translation>
    </message>
    <message>
        <source>(outside)</source>
        <translation>(außerhalb)</translation>
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
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Who has it here?</source>
        <translation>Wer hat ihn hier?</translation>
    </message>
    <message>
        <source>Try it in the lab</source>
        <translation>Im Labor ausprobieren</translation>
    </message>
    <message>
        <source>No program can have port 0. As the source port of a UDP datagram it means: no port, no answer is expected (RFC 768). A program that binds to port 0 asks the system to choose a free one.</source>
        <translation>Port 0 kann kein Programm haben. Als Quellport eines UDP-Datagramms bedeutet 0: kein Port, es wird keine Antwort erwartet (RFC 768). Wer an Port 0 bindet, lässt das System einen freien Port wählen.</translation>
    </message>
    <message>
        <source>In IANA&apos;s registry</source>
        <translation>Im Portregister der IANA</translation>
    </message>
    <message>
        <source>the whole note</source>
        <translation>die ganze Anmerkung</translation>
    </message>
</context>
<context>
    <name>PredictCommand</name>
    <message>
        <source>A lab script; - is standard input.</source>
        <translation>Ein Laborskript; - ist die Standardeingabe.</translation>
    </message>
    <message>
        <source>Print one JSON object a step.</source>
        <translation>Je Schritt ein JSON-Objekt ausgeben.</translation>
    </message>
    <message>
        <source>Count with a fresh host (lo only, root, nothing bound), not with this computer.</source>
        <translation>Von einem frischen Host ausgehen (nur lo, root, nichts gebunden), nicht von diesem Rechner.</translation>
    </message>
    <message>
        <source>Say which script, for instance: quay predict example.lab. Or - for standard input.</source>
        <translation>Angeben, welches Skript, zum Beispiel: quay predict example.lab. Oder - für die Standardeingabe.</translation>
    </message>
    <message>
        <source>Script %1</source>
        <translation>Skript %1</translation>
    </message>
    <message numerus="yes">
        <source>%n steps predicted.</source>
        <translation>
            <numerusform>%n Schritt vorhergesagt.</numerusform>
            <numerusform>%n Schritte vorhergesagt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n expectations will be met.</source>
        <translation>
            <numerusform>Erfüllte Erwartungen: %1 von %n.</numerusform>
            <numerusform>Erfüllte Erwartungen: %1 von %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n it can&apos;t be told.</source>
        <translation>
            <numerusform>Bei %n lässt es sich nicht sagen.</numerusform>
            <numerusform>Bei %n lässt es sich nicht sagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer does not tell which sockets it has; the prediction counts without them.</source>
        <translation>Dieser Rechner verrät nicht, welche Sockets er hat; die Vorhersage rechnet ohne sie.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>Add where Windows, macOS or FreeBSD would differ: documented, not verified here. Not with --json.</source>
        <translation>Dazu sagen, wo es unter Windows, macOS oder FreeBSD anders wäre: dokumentiert, hier nicht nachgeprüft. Nicht mit --json.</translation>
    </message>
    <message>
        <source>--systems is for the table; it does not go with --json.</source>
        <translation>--systems ist für die Tabelle und geht nicht mit --json zusammen.</translation>
    </message>
    <message>
        <source>Other systems stand below a bind or a listen where they would differ, or where it can&apos;t be told.</source>
        <translation>Andere Systeme stehen unter einem bind oder listen, wo es dort anders wäre oder sich nicht sagen lässt.</translation>
    </message>
    <message>
        <source>Says what a lab script would do, and why, without opening a socket.

  quay predict example.lab               on this computer
  quay predict example.lab --isolated    on a fresh host of its own
  quay predict example.lab --systems     and where Windows, macOS or FreeBSD would differ
  quay predict - --json &lt; example.lab    one JSON object a step

The exit status is 0 if every expectation will be met, 1 if not, 2 if the script has mistakes.</source>
        <translation>Sagt, was ein Laborskript bewirken würde und warum, ohne einen Socket zu öffnen.

  quay predict beispiel.lab               auf diesem Rechner
  quay predict beispiel.lab --isolated    auf einem frischen eigenen Host
  quay predict beispiel.lab --systems     und wo es unter Windows, macOS oder FreeBSD anders wäre
  quay predict - --json &lt; beispiel.lab    ein JSON-Objekt je Schritt

Der Rückgabewert ist 0, wenn jede Erwartung erfüllt wird, 1, wenn nicht, 2, wenn das Skript Fehler hat.</translation>
    </message>
</context>
<context>
    <name>PredictTable</name>
    <message>
        <source>PROGRAM</source>
        <translation>PROGRAMM</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>BEFEHL</translation>
    </message>
    <message>
        <source>PREDICTED</source>
        <translation>VORHERGESAGT</translation>
    </message>
    <message>
        <source>EXPECTED</source>
        <translation>ERWARTET</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>wie erwartet</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
    <message>
        <source>perhaps %1</source>
        <translation>vielleicht %1</translation>
    </message>
</context>
<context>
    <name>ProgramFit</name>
    <message>
        <source>As expected: %1 is one of the usual ports of %2.</source>
        <comment>port, program</comment>
        <translation>Wie erwartet: %1 ist einer der üblichen Ports von %2.</translation>
    </message>
    <message>
        <source>Unusual: %1 is known for %2, and %3 usually has %4.</source>
        <comment>port, service, program, ports</comment>
        <translation>Ungewöhnlich: %1 ist für %2 bekannt, und %3 hat üblicherweise %4.</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Usage: %1</source>
        <translation>Aufruf: %1</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[Optionen]</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>Argumente:</translation>
    </message>
    <message>
        <source>Unknown option &apos;%1&apos;.</source>
        <translation>Die Option „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Unknown options: %1.</source>
        <translation>Diese Optionen gibt es nicht: %1.</translation>
    </message>
    <message>
        <source>Missing value after &apos;%1&apos;.</source>
        <translation>Nach „%1“ fehlt ein Wert.</translation>
    </message>
    <message>
        <source>Unexpected value after &apos;%1&apos;.</source>
        <translation>Nach „%1“ gehört kein Wert.</translation>
    </message>
</context>
<context>
    <name>ReadyScenes</name>
    <message>
        <source>Two programs want the same port</source>
        <translation>Zwei Programme wollen denselben Port</translation>
    </message>
    <message>
        <source>The second bind fails with EADDRINUSE; the next port is free.</source>
        <translation>Das zweite bind scheitert mit EADDRINUSE; der nächste Port ist frei.</translation>
    </message>
    <message>
        <source>One number on TCP and on UDP</source>
        <translation>Eine Nummer auf TCP und auf UDP</translation>
    </message>
    <message>
        <source>TCP port 5300 and UDP port 5300 are two ports; each message finds its own.</source>
        <translation>TCP-Port 5300 und UDP-Port 5300 sind zwei Ports; jede Nachricht findet den ihren.</translation>
    </message>
    <message>
        <source>One number on two addresses</source>
        <translation>Eine Nummer auf zwei Adressen</translation>
    </message>
    <message>
        <source>127.0.0.1:8080 and 127.0.0.2:8080 are two ports of two programs.</source>
        <translation>127.0.0.1:8080 und 127.0.0.2:8080 sind zwei Ports zweier Programme.</translation>
    </message>
    <message>
        <source>Many sessions on one port</source>
        <translation>Viele Sitzungen auf einem Port</translation>
    </message>
    <message>
        <source>Three clients are connected to port 8080; the four numbers tell the sessions apart.</source>
        <translation>Drei Clients sind mit Port 8080 verbunden; die vier Angaben unterscheiden die Sitzungen.</translation>
    </message>
    <message>
        <source>Port 0: any free port</source>
        <translation>Port 0: irgendein freier Port</translation>
    </message>
    <message>
        <source>Who binds to port 0 lets the system choose one of its ephemeral range.</source>
        <translation>Wer an Port 0 bindet, lässt das System einen aus seinem ephemeren Bereich wählen.</translation>
    </message>
    <message>
        <source>A wildcard and an exact address</source>
        <translation>Eine Wildcard und eine genaue Adresse</translation>
    </message>
    <message>
        <source>Both sockets have UDP port 9000. A datagram goes to the one that fits best.</source>
        <translation>Beide Sockets haben UDP-Port 9000. Ein Datagramm geht an den, der am besten passt.</translation>
    </message>
    <message>
        <source>IPv6 and IPv4 on one socket</source>
        <translation>IPv6 und IPv4 auf einem Socket</translation>
    </message>
    <message>
        <source>A socket on :: has the port for IPv4 too, unless it is limited to IPv6.</source>
        <translation>Ein Socket auf :: hat den Port auch für IPv4, sofern er nicht auf IPv6 beschränkt ist.</translation>
    </message>
    <message>
        <source>Nobody there</source>
        <translation>Niemand da</translation>
    </message>
    <message>
        <source>What arrives where nobody listens is answered: TCP by a reset, UDP by an ICMP message.</source>
        <translation>Was dort eintrifft, wo niemand lauscht, wird beantwortet: bei TCP mit einem Reset, bei UDP mit einer ICMP-Nachricht.</translation>
    </message>
    <message>
        <source>A UDP socket with a peer</source>
        <translation>Ein UDP-Socket mit Gegenstelle</translation>
    </message>
    <message>
        <source>Two sockets share a port; the one that is connected gets what comes from its peer.</source>
        <translation>Zwei Sockets teilen einen Port; der verbundene bekommt, was von seiner Gegenstelle kommt.</translation>
    </message>
    <message>
        <source>The accept queue is full</source>
        <translation>Die Accept-Warteschlange ist voll</translation>
    </message>
    <message>
        <source>A listener that does not accept lets a few wait; the next one gets no answer.</source>
        <translation>Wer lauscht und nicht annimmt, lässt einige warten; der Nächste bekommt keine Antwort.</translation>
    </message>
    <message>
        <source>TIME_WAIT holds a port</source>
        <translation>TIME_WAIT hält einen Port</translation>
    </message>
    <message>
        <source>The side that closes first keeps the connection&apos;s numbers for 60 seconds. A new bind fails.</source>
        <translation>Die Seite, die zuerst schließt, behält die Angaben der Verbindung 60 Sekunden lang. Ein neues bind scheitert.</translation>
    </message>
    <message>
        <source>SO_REUSEADDR</source>
        <translation>SO_REUSEADDR</translation>
    </message>
    <message>
        <source>With it a server starts again at once; beside a listener it helps nobody.</source>
        <translation>Damit startet ein Server sofort wieder; neben einem lauschenden Socket hilft es niemandem.</translation>
    </message>
    <message>
        <source>SO_REUSEPORT</source>
        <translation>SO_REUSEPORT</translation>
    </message>
    <message>
        <source>Two listeners share a port, and a hash shares the connections out among them.</source>
        <translation>Zwei lauschende Sockets teilen einen Port, und ein Hash verteilt die Verbindungen auf sie.</translation>
    </message>
    <message>
        <source>One message for many</source>
        <translation>Eine Nachricht für viele</translation>
    </message>
    <message>
        <source>Every socket that joined the group gets a copy of the datagram.</source>
        <translation>Jeder Socket, der der Gruppe beigetreten ist, bekommt eine Kopie des Datagramms.</translation>
    </message>
    <message>
        <source>A privileged port</source>
        <translation>Ein privilegierter Port</translation>
    </message>
    <message>
        <source>The ephemeral ports are used up</source>
        <translation>Die ephemeren Ports sind aufgebraucht</translation>
    </message>
    <message>
        <source>In a host with four ephemeral ports, a client soon has none left to connect from.</source>
        <translation>Auf einem Host mit vier ephemeren Ports bleibt einem Client bald keiner mehr für neue Verbindungen.</translation>
    </message>
    <message>
        <source>Two programs, one listener</source>
        <translation>Zwei Programme, ein Lauscher</translation>
    </message>
    <message>
        <source>A program inherits the listener of another: it stays until the last descriptor is closed.</source>
        <translation>Ein Programm erbt den lauschenden Socket eines anderen: Er bleibt, bis der letzte Deskriptor geschlossen ist.</translation>
    </message>
    <message>
        <source>Port 80 is below 1024: without the privilege bind fails with EACCES. As root it succeeds.</source>
        <translation>Port 80 liegt unter 1024: Ohne das Privileg scheitert bind mit EACCES. Als root gelingt es.</translation>
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
    <message>
        <source>%1 is not known. There are %2.</source>
        <translation>%1 ist nicht bekannt. Es gibt %2.</translation>
    </message>
    <message>
        <source>There is no filter %1, only port:, name:, rfc:, proto:, is: and range:.</source>
        <translation>Einen Filter %1 gibt es nicht, nur port:, name:, rfc:, proto:, is: und range:.</translation>
    </message>
</context>
<context>
    <name>RuleText</name>
    <message>
        <source>There is nothing to decide.</source>
        <translation>Es gibt nichts zu entscheiden.</translation>
    </message>
    <message>
        <source>{me} is not open any more.</source>
        <translation>{me} ist nicht mehr offen.</translation>
    </message>
    <message>
        <source>{me} has a port already, and a socket is bound once.</source>
        <translation>{me} hat schon einen Port, und ein Socket wird nur einmal gebunden.</translation>
    </message>
    <message>
        <source>{address} is no address of this host.</source>
        <translation>{address} ist keine Adresse dieses Hosts.</translation>
    </message>
    <message>
        <source>Port {port} is below {privileged}, and {program} lacks the privilege for such ports.</source>
        <translation>Port {port} liegt unter {privileged}, und {program} fehlt das Privileg für solche Ports.</translation>
    </message>
    <message>
        <source>{here} and {me} are of different families: IPv4 and IPv6.</source>
        <translation>{here} und {me} gehören zu verschiedenen Familien: IPv4 und IPv6.</translation>
    </message>
    <message>
        <source>TCP connects two ends: an IPv6 TCP socket can&apos;t be bound to a group.</source>
        <translation>TCP verbindet zwei Enden: Ein TCP-Socket für IPv6 lässt sich nicht an eine Gruppe binden.</translation>
    </message>
    <message>
        <source>{address} means something on one link only: the interface must be named, after %.</source>
        <translation>{address} gilt nur auf einem Link: Die Schnittstelle muss genannt werden, nach %.</translation>
    </message>
    <message>
        <source>{address} is IPv4 in the form of IPv6, and {me} is limited to IPv6 (IPV6_V6ONLY).</source>
        <translation>{address} ist IPv4 in der Form von IPv6, und {me} ist auf IPv6 beschränkt (IPV6_V6ONLY).</translation>
    </message>
    <message>
        <source>::1 belongs to lo, and {me} is bound to another interface.</source>
        <translation>::1 gehört zu lo, und {me} ist an eine andere Schnittstelle gebunden.</translation>
    </message>
    <message>
        <source>Only the address is kept; connect() will choose the port (IP_BIND_ADDRESS_NO_PORT).</source>
        <translation>Nur die Adresse wird gemerkt; den Port wählt connect() (IP_BIND_ADDRESS_NO_PORT).</translation>
    </message>
    <message>
        <source>No other socket has port {port}.</source>
        <translation>Kein anderer Socket hat Port {port}.</translation>
    </message>
    <message>
        <source>Port {port} is taken on other addresses only, which do not overlap {address}.</source>
        <translation>Port {port} ist nur auf anderen Adressen belegt, die sich mit {address} nicht überschneiden.</translation>
    </message>
    <message>
        <source>{who} has the port on another interface (SO_BINDTODEVICE).</source>
        <translation>{who} hat den Port auf einer anderen Schnittstelle (SO_BINDTODEVICE).</translation>
    </message>
    <message>
        <source>{who} has the port too, and both have SO_REUSEADDR.</source>
        <translation>{who} hat den Port auch, und beide haben SO_REUSEADDR.</translation>
    </message>
    <message>
        <source>{who} has the port too; both have SO_REUSEPORT and the same owner.</source>
        <translation>{who} hat den Port auch; beide haben SO_REUSEPORT und denselben Eigentümer.</translation>
    </message>
    <message>
        <source>{who} only waits out TIME_WAIT, and both have SO_REUSEPORT.</source>
        <translation>{who} wartet nur noch TIME_WAIT ab, und beide haben SO_REUSEPORT.</translation>
    </message>
    <message>
        <source>The port remembers that its SO_REUSEPORT sockets stand for {here}, and asks no further.</source>
        <translation>Der Port merkt sich, dass seine SO_REUSEPORT-Sockets für {here} stehen, und fragt nicht weiter.</translation>
    </message>
    <message>
        <source>{who} is the first socket met that overlaps, and it shares; the kernel looks no further.</source>
        <translation>{who} ist der erste Socket, der sich überschneidet, und er teilt; weiter sucht der Kernel nicht.</translation>
    </message>
    <message>
        <source>{who} already listens on {where}.</source>
        <translation>{who} lauscht schon auf {where}.</translation>
    </message>
    <message>
        <source>{who} already listens on {where}, and neither socket has an option for sharing.</source>
        <translation>{who} lauscht schon auf {where}, und keiner der beiden Sockets hat eine Option zum Teilen.</translation>
    </message>
    <message>
        <source>{who} already has {where}, and neither socket has an option for sharing.</source>
        <translation>{who} hat schon {where}, und keiner der beiden Sockets hat eine Option zum Teilen.</translation>
    </message>
    <message>
        <source>{who} already listens on {where} and would share it, but {me} has not set the option.</source>
        <translation>{who} lauscht schon auf {where} und würde teilen, aber {me} hat die Option nicht gesetzt.</translation>
    </message>
    <message>
        <source>{who} already has {where} and would share it, but {me} has not set the option.</source>
        <translation>{who} hat schon {where} und würde teilen, aber {me} hat die Option nicht gesetzt.</translation>
    </message>
    <message>
        <source>{who} already listens on {where} and has not set the option for sharing it.</source>
        <translation>{who} lauscht schon auf {where} und hat die Option zum Teilen nicht gesetzt.</translation>
    </message>
    <message>
        <source>{who} already has {where} and has not set the option for sharing it.</source>
        <translation>{who} hat schon {where} und hat die Option zum Teilen nicht gesetzt.</translation>
    </message>
    <message>
        <source>{who} already listens on {where}; one has SO_REUSEADDR, the other SO_REUSEPORT, and these do not go together.</source>
        <translation>{who} lauscht schon auf {where}; einer hat SO_REUSEADDR, der andere SO_REUSEPORT, und das passt nicht zusammen.</translation>
    </message>
    <message>
        <source>{who} already has {where}; one has SO_REUSEADDR, the other SO_REUSEPORT, and these do not go together.</source>
        <translation>{who} hat schon {where}; einer hat SO_REUSEADDR, der andere SO_REUSEPORT, und das passt nicht zusammen.</translation>
    </message>
    <message>
        <source>{who} already listens on {where}; both have SO_REUSEPORT, but different users made them.</source>
        <translation>{who} lauscht schon auf {where}; beide haben SO_REUSEPORT, aber verschiedene Benutzer haben sie angelegt.</translation>
    </message>
    <message>
        <source>{who} already has {where}; both have SO_REUSEPORT, but different users made them.</source>
        <translation>{who} hat schon {where}; beide haben SO_REUSEPORT, aber verschiedene Benutzer haben sie angelegt.</translation>
    </message>
    <message>
        <source>{who} has ended, but waits out TIME_WAIT on {where}.</source>
        <translation>{who} ist beendet, wartet aber auf {where} noch TIME_WAIT ab.</translation>
    </message>
    <message>
        <source>{who} is an IPv6 connection, which also holds the hidden IPv4 address 127.0.0.6; 0.0.0.0 covers that.</source>
        <translation>{who} ist eine IPv6-Verbindung und hält auch die verborgene IPv4-Adresse 127.0.0.6; 0.0.0.0 schließt sie ein.</translation>
    </message>
    <message>
        <source>The system chooses a port of its ephemeral range.</source>
        <translation>Das System wählt einen Port aus seinem ephemeren Bereich.</translation>
    </message>
    <message>
        <source>Every port of the ephemeral range is taken.</source>
        <translation>Alle Ports des ephemeren Bereichs sind belegt.</translation>
    </message>
    <message>
        <source>Every port of the ephemeral range is taken, or would repeat a connection that there is.</source>
        <translation>Alle Ports des ephemeren Bereichs sind belegt oder würden eine bestehende Verbindung wiederholen.</translation>
    </message>
    <message>
        <source>UDP has no connections, so there is nothing to listen for.</source>
        <translation>UDP hat keine Verbindungen, also gibt es nichts, worauf zu lauschen wäre.</translation>
    </message>
    <message>
        <source>{me} is connected already, and only an unconnected socket can listen.</source>
        <translation>{me} ist schon verbunden, und nur ein unverbundener Socket kann lauschen.</translation>
    </message>
    <message>
        <source>{me} listened already; only its backlog is new.</source>
        <translation>{me} lauschte schon; neu ist nur der Backlog.</translation>
    </message>
    <message>
        <source>{me} listens from now on.</source>
        <translation>{me} lauscht von nun an.</translation>
    </message>
    <message>
        <source>{me} is connected already, or listens.</source>
        <translation>{me} ist schon verbunden oder lauscht.</translation>
    </message>
    <message>
        <source>{me} is still connecting.</source>
        <translation>{me} verbindet sich noch.</translation>
    </message>
    <message>
        <source>{here} is IPv4, and {me} is limited to IPv6 (IPV6_V6ONLY).</source>
        <translation>{here} ist IPv4, und {me} ist auf IPv6 beschränkt (IPV6_V6ONLY).</translation>
    </message>
    <message>
        <source>{me} is bound to an IPv4 address in the form of IPv6, and {here} is IPv6.</source>
        <translation>{me} ist an eine IPv4-Adresse in der Form von IPv6 gebunden, und {here} ist IPv6.</translation>
    </message>
    <message>
        <source>TCP connects two ends: {address} is an address of many.</source>
        <translation>TCP verbindet zwei Enden: {address} ist eine Adresse für viele.</translation>
    </message>
    <message>
        <source>No route leads to {address}.</source>
        <translation>Keine Route führt zu {address}.</translation>
    </message>
    <message>
        <source>{address} is a broadcast address, and {me} has not set SO_BROADCAST.</source>
        <translation>{address} ist eine Broadcast-Adresse, und {me} hat SO_BROADCAST nicht gesetzt.</translation>
    </message>
    <message>
        <source>A connection with the same four numbers (both addresses, both ports) exists already.</source>
        <translation>Eine Verbindung mit denselben vier Angaben (beide Adressen, beide Ports) gibt es schon.</translation>
    </message>
    <message>
        <source>{me} is bound to the very end it connects to: it connects to itself.</source>
        <translation>{me} ist genau an das Ende gebunden, zu dem es verbindet: Es verbindet sich mit sich selbst.</translation>
    </message>
    <message>
        <source>Nobody listens on {here}: the answer is a reset.</source>
        <translation>Niemand lauscht auf {here}: Die Antwort ist ein Reset.</translation>
    </message>
    <message>
        <source>{me} was refused at an IPv4 address before, and since then hears no answer over IPv6.</source>
        <translation>{me} wurde zuvor an einer IPv4-Adresse abgelehnt und hört seitdem keine Antwort über IPv6.</translation>
    </message>
    <message>
        <source>The accept queue of {who} is full: the request is dropped, and sent again later.</source>
        <translation>Die Accept-Warteschlange ist voll ({who}): Die Anfrage wird verworfen und später erneut gesendet.</translation>
    </message>
    <message>
        <source>{receivers} accepts the connection.</source>
        <translation>{receivers} nimmt die Verbindung an.</translation>
    </message>
    <message>
        <source>UDP sends nothing to connect: {me} notes {here} as its peer.</source>
        <translation>UDP sendet zum Verbinden nichts: {me} merkt sich {here} als Gegenstelle.</translation>
    </message>
    <message>
        <source>{me} has no peer any more.</source>
        <translation>{me} hat keine Gegenstelle mehr.</translation>
    </message>
    <message>
        <source>{me} is not connected.</source>
        <translation>{me} ist nicht verbunden.</translation>
    </message>
    <message>
        <source>{me} has no peer, and the message names no destination.</source>
        <translation>{me} hat keine Gegenstelle, und die Nachricht nennt kein Ziel.</translation>
    </message>
    <message>
        <source>Port 0 is no destination.</source>
        <translation>Port 0 ist kein Ziel.</translation>
    </message>
    <message>
        <source>The connection of {me} is over.</source>
        <translation>Die Verbindung von {me} ist zu Ende.</translation>
    </message>
    <message>
        <source>The other side has reset the connection of {me}, which is told once.</source>
        <translation>Die andere Seite hat die Verbindung von {me} zurückgesetzt; das wird einmal gemeldet.</translation>
    </message>
    <message>
        <source>An earlier datagram of {me} found nobody; that is told once, and this one is not sent.</source>
        <translation>Ein früheres Datagramm von {me} fand niemanden; das wird einmal gemeldet, und dieses hier wird nicht gesendet.</translation>
    </message>
    <message>
        <source>The message does not fit into one datagram.</source>
        <translation>Die Nachricht passt nicht in ein Datagramm.</translation>
    </message>
    <message>
        <source>{receivers} is connected with exactly these two ends.</source>
        <translation>{receivers} ist mit genau diesen beiden Enden verbunden.</translation>
    </message>
    <message>
        <source>{receivers} is bound to exactly {address}, which goes before a wildcard.</source>
        <translation>{receivers} ist genau an {address} gebunden; das geht einer Wildcard vor.</translation>
    </message>
    <message>
        <source>{receivers} fits best of all candidates.</source>
        <translation>{receivers} passt von allen Kandidaten am besten.</translation>
    </message>
    <message>
        <source>{receivers} fits as well as others and is met first: the latest bound.</source>
        <translation>{receivers} passt so gut wie andere und wird zuerst angetroffen: als zuletzt gebunden.</translation>
    </message>
    <message>
        <source>{receivers} is the only socket that takes it.</source>
        <translation>{receivers} ist der einzige Socket, der es nimmt.</translation>
    </message>
    <message>
        <source>A hash chooses one of the SO_REUSEPORT group: {receivers}.</source>
        <translation>Ein Hash wählt einen aus der SO_REUSEPORT-Gruppe: {receivers}.</translation>
    </message>
    <message>
        <source>Every matching socket gets a copy: {receivers}.</source>
        <translation>Jeder passende Socket bekommt eine Kopie: {receivers}.</translation>
    </message>
    <message>
        <source>No socket of the host has joined the group {address} there.</source>
        <translation>Kein Socket des Hosts ist dort der Gruppe {address} beigetreten.</translation>
    </message>
    <message>
        <source>No socket takes it on {here}; the answer is ICMP port unreachable.</source>
        <translation>Auf {here} nimmt es kein Socket; die Antwort ist ICMP Port Unreachable.</translation>
    </message>
    <message>
        <source>It waits in the connection&apos;s buffer until the program accepts the connection.</source>
        <translation>Es wartet im Puffer der Verbindung, bis das Programm die Verbindung annimmt.</translation>
    </message>
    <message>
        <source>The other side has closed and discards it; the answer is a reset.</source>
        <translation>Die andere Seite hat geschlossen und verwirft es; die Antwort ist ein Reset.</translation>
    </message>
    <message>
        <source>{me} has its port already; IPV6_V6ONLY is set before that.</source>
        <translation>{me} hat schon seinen Port; IPV6_V6ONLY muss vorher gesetzt werden.</translation>
    </message>
    <message>
        <source>{me} is of a family or transport that does not have this option.</source>
        <translation>{me} gehört zu einer Familie oder einem Transport ohne diese Option.</translation>
    </message>
    <message>
        <source>{program} lacks the privilege for this.</source>
        <translation>{program} fehlt das Privileg dafür.</translation>
    </message>
    <message>
        <source>The host has no interface of this name.</source>
        <translation>Der Host hat keine Schnittstelle dieses Namens.</translation>
    </message>
    <message>
        <source>The range&apos;s first port is above its last.</source>
        <translation>Der erste Port des Bereichs liegt über dem letzten.</translation>
    </message>
    <message>
        <source>{me} is a member of the group already.</source>
        <translation>{me} ist schon Mitglied der Gruppe.</translation>
    </message>
    <message>
        <source>{me} is no member of the group.</source>
        <translation>{me} ist kein Mitglied der Gruppe.</translation>
    </message>
    <message>
        <source>{address} is no multicast group.</source>
        <translation>{address} ist keine Multicast-Gruppe.</translation>
    </message>
    <message>
        <source>Nothing stays behind.</source>
        <translation>Nichts bleibt zurück.</translation>
    </message>
    <message>
        <source>The side that closes first keeps the connection&apos;s four numbers for 60 seconds (TIME_WAIT).</source>
        <translation>Die Seite, die zuerst schließt, behält die vier Angaben der Verbindung 60 Sekunden lang (TIME_WAIT).</translation>
    </message>
    <message>
        <source>The other side is told by a reset.</source>
        <translation>Die andere Seite erfährt es durch einen Reset.</translation>
    </message>
    <message>
        <source>Accepted from the queue: {sessions}.</source>
        <translation>Aus der Warteschlange angenommen: {sessions}.</translation>
    </message>
    <message>
        <source>{who} has the port, and no one can see from outside whether it would share it. If so: {ifso}; if not: {otherwise}.</source>
        <translation>{who} hat den Port, und von außen ist nicht zu sehen, ob er ihn teilen würde. Wenn ja: {ifso}; wenn nicht: {otherwise}.</translation>
    </message>
    <message>
        <source>It depends on the port that the system chose before. If it is the same: {ifso}; if not: {otherwise}.</source>
        <translation>Es hängt vom Port ab, den das System zuvor gewählt hat. Ist es derselbe: {ifso}; wenn nicht: {otherwise}.</translation>
    </message>
    <message>
        <source>It depends on the member of the SO_REUSEPORT group that the hash chose before.</source>
        <translation>Es hängt davon ab, welches Mitglied der SO_REUSEPORT-Gruppe der Hash zuvor gewählt hat.</translation>
    </message>
    <message>
        <source>It depends on where in the nearly full range the system begins to look for a port.</source>
        <translation>Es hängt davon ab, wo im fast vollen Bereich das System die Suche nach einem Port beginnt.</translation>
    </message>
    <message>
        <source>It depends on whether a timer is faster.</source>
        <translation>Es hängt davon ab, ob ein Timer schneller ist.</translation>
    </message>
    <message>
        <source>The rules do not cover this case.</source>
        <translation>Diesen Fall decken die Regeln nicht ab.</translation>
    </message>
    <message>
        <source>A hash chooses which of a SO_REUSEPORT group accepts the connection: {receivers}.</source>
        <translation>Ein Hash wählt, wer aus der SO_REUSEPORT-Gruppe die Verbindung annimmt: {receivers}.</translation>
    </message>
    <message numerus="yes">
        <source>%n more are in the way.</source>
        <translation>
            <numerusform>%n weiterer ist im Weg.</numerusform>
            <numerusform>%n weitere sind im Weg.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n seconds it would succeed.</source>
        <translation>
            <numerusform>In %n Sekunde würde es gelingen.</numerusform>
            <numerusform>In %n Sekunden würde es gelingen.</numerusform>
        </translation>
    </message>
    <message>
        <source>it succeeds</source>
        <translation>es gelingt</translation>
    </message>
    <message>
        <source>it fails with %1</source>
        <translation>es scheitert mit %1</translation>
    </message>
    <message>
        <source>it waits</source>
        <translation>es wartet</translation>
    </message>
    <message>
        <source>it can&apos;t be said</source>
        <translation>es lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>%1&apos;s socket %2</source>
        <translation>Socket %2 von %1</translation>
    </message>
    <message>
        <source>{who} receives it.</source>
        <translation>{who} empfängt es.</translation>
    </message>
    <message>
        <source>{who} is of the group within which a hash chooses.</source>
        <translation>{who} gehört zu der Gruppe, in der ein Hash wählt.</translation>
    </message>
    <message>
        <source>{who} is of the other family.</source>
        <translation>{who} gehört zur anderen Familie.</translation>
    </message>
    <message>
        <source>{who} is limited to IPv6 (IPV6_V6ONLY), and this is IPv4.</source>
        <translation>{who} ist auf IPv6 beschränkt (IPV6_V6ONLY), und dies ist IPv4.</translation>
    </message>
    <message>
        <source>{who} is bound to another address, {where}.</source>
        <translation>{who} ist an eine andere Adresse gebunden, {where}.</translation>
    </message>
    <message>
        <source>{who} is connected to somebody else, {peer}.</source>
        <translation>{who} ist mit jemand anderem verbunden, {peer}.</translation>
    </message>
    <message>
        <source>{who} is bound to another interface (SO_BINDTODEVICE).</source>
        <translation>{who} ist an eine andere Schnittstelle gebunden (SO_BINDTODEVICE).</translation>
    </message>
    <message>
        <source>{who} has the port, but does not listen.</source>
        <translation>{who} hat den Port, lauscht aber nicht.</translation>
    </message>
    <message>
        <source>{who} matches, but another socket matches better.</source>
        <translation>{who} passt, aber ein anderer Socket passt besser.</translation>
    </message>
    <message>
        <source>{who} matches as well, but another socket is met before it.</source>
        <translation>{who} passt ebenso, aber ein anderer Socket wird vorher angetroffen.</translation>
    </message>
    <message>
        <source>{who} is not reached: a SO_REUSEPORT group met before it ends the search.</source>
        <translation>{who} wird nicht erreicht: Eine SO_REUSEPORT-Gruppe, die vorher angetroffen wird, beendet die Suche.</translation>
    </message>
    <message>
        <source>{who} is bound to a wildcard, and a socket on the exact address goes before it.</source>
        <translation>{who} ist an eine Wildcard gebunden, und ein Socket auf der genauen Adresse geht vor.</translation>
    </message>
    <message>
        <source>{who} hears only the IPv4 groups that it has joined itself.</source>
        <translation>{who} hört nur die IPv4-Gruppen, denen er selbst beigetreten ist.</translation>
    </message>
    <message>
        <source>{who} still drops what does not come from its former peer.</source>
        <translation>{who} verwirft noch immer, was nicht von der früheren Gegenstelle kommt.</translation>
    </message>
    <message>
        <source>{who} is an old connection with the same ends; it is reset and steps aside.</source>
        <translation>{who} ist eine alte Verbindung mit denselben Enden; sie wird zurückgesetzt und macht Platz.</translation>
    </message>
    <message>
        <source>{who} waits out TIME_WAIT and lets a new connection pass.</source>
        <translation>{who} wartet TIME_WAIT ab und lässt eine neue Verbindung vorbei.</translation>
    </message>
    <message>
        <source>Use another address, {endpoint}.</source>
        <translation>Eine andere Adresse verwenden, {endpoint}.</translation>
    </message>
    <message>
        <source>Use another port, {endpoint}.</source>
        <translation>Einen anderen Port verwenden, {endpoint}.</translation>
    </message>
    <message>
        <source>Use port 0: the system chooses a free one.</source>
        <translation>Port 0 verwenden: Das System wählt einen freien.</translation>
    </message>
    <message>
        <source>Use the other transport: its ports are others.</source>
        <translation>Den anderen Transport verwenden: Dessen Ports sind andere.</translation>
    </message>
    <message>
        <source>Set {flag} on this socket.</source>
        <translation>{flag} an diesem Socket setzen.</translation>
    </message>
    <message>
        <source>Clear {flag} on this socket.</source>
        <translation>{flag} an diesem Socket ausschalten.</translation>
    </message>
    <message>
        <source>Set {flag} on this socket and on {who}.</source>
        <translation>{flag} an diesem Socket und an {who} setzen.</translation>
    </message>
    <message>
        <source>Clear {flag} on this socket and on {who}.</source>
        <translation>{flag} an diesem Socket und an {who} ausschalten.</translation>
    </message>
    <message>
        <source>Set {flag} on {who}.</source>
        <translation>{flag} an {who} setzen.</translation>
    </message>
    <message>
        <source>Clear {flag} on {who}.</source>
        <translation>{flag} an {who} ausschalten.</translation>
    </message>
    <message>
        <source>Bind this socket to the interface {device} (SO_BINDTODEVICE).</source>
        <translation>Diesen Socket an die Schnittstelle {device} binden (SO_BINDTODEVICE).</translation>
    </message>
    <message>
        <source>Close {who}.</source>
        <translation>{who} schließen.</translation>
    </message>
    <message>
        <source>End the program {program}.</source>
        <translation>Das Programm {program} beenden.</translation>
    </message>
    <message>
        <source>Wait {seconds} seconds, until TIME_WAIT has ended.</source>
        <translation>{seconds} Sekunden warten, bis TIME_WAIT vorbei ist.</translation>
    </message>
    <message>
        <source>Let everybody use ports from {value} on (ip_unprivileged_port_start).</source>
        <translation>Ports ab {value} für alle freigeben (ip_unprivileged_port_start).</translation>
    </message>
    <message>
        <source>Run the program with the privilege for low ports (CAP_NET_BIND_SERVICE).</source>
        <translation>Das Programm mit dem Privileg für niedrige Ports ausführen (CAP_NET_BIND_SERVICE).</translation>
    </message>
    <message>
        <source>Run both programs as the same user.</source>
        <translation>Beide Programme als derselbe Benutzer ausführen.</translation>
    </message>
    <message>
        <source>Use a new socket.</source>
        <translation>Einen neuen Socket verwenden.</translation>
    </message>
    <message>
        <source>Leave the local port out: connect() chooses one.</source>
        <translation>Den lokalen Port weglassen: connect() wählt einen.</translation>
    </message>
    <message>
        <source>Let a program listen on {endpoint}.</source>
        <translation>Ein Programm auf {endpoint} lauschen lassen.</translation>
    </message>
    <message>
        <source>Let {who} accept its connections.</source>
        <translation>{who} die Verbindungen annehmen lassen.</translation>
    </message>
    <message>
        <source>Widen the ephemeral range (ip_local_port_range).</source>
        <translation>Den ephemeren Bereich erweitern (ip_local_port_range).</translation>
    </message>
    <message>
        <source>No error</source>
        <translation>Kein Fehler</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>Adresse wird bereits verwendet</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>Angeforderte Adresse kann nicht zugewiesen werden</translation>
    </message>
    <message>
        <source>Address family not supported</source>
        <translation>Adressfamilie nicht unterstützt</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>Ressource zurzeit nicht verfügbar</translation>
    </message>
    <message>
        <source>Operation already in progress</source>
        <translation>Operation wird bereits ausgeführt</translation>
    </message>
    <message>
        <source>Bad file descriptor</source>
        <translation>Ungültiger Dateideskriptor</translation>
    </message>
    <message>
        <source>Connection aborted</source>
        <translation>Verbindung abgebrochen</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>Verbindungsaufbau abgelehnt</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>Verbindung von der Gegenstelle zurückgesetzt</translation>
    </message>
    <message>
        <source>Destination address required</source>
        <translation>Zieladresse erforderlich</translation>
    </message>
    <message>
        <source>Operation now in progress</source>
        <translation>Operation ist in Bearbeitung</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>Ungültiges Argument</translation>
    </message>
    <message>
        <source>Already connected</source>
        <translation>Bereits verbunden</translation>
    </message>
    <message>
        <source>Message too long</source>
        <translation>Nachricht zu lang</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>Netzwerk nicht erreichbar</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>Kein solches Gerät</translation>
    </message>
    <message>
        <source>Protocol option not available</source>
        <translation>Protokolloption nicht verfügbar</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Operation not supported</source>
        <translation>Operation nicht unterstützt</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Operation nicht erlaubt</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>Verbindung unterbrochen (Broken pipe)</translation>
    </message>
    <message>
        <source>Protocol error</source>
        <translation>Protokollfehler</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Zeitüberschreitung der Verbindung</translation>
    </message>
    <message>
        <source>sockets connected with exactly these two ends</source>
        <translation>Sockets, mit genau diesen beiden Enden verbunden</translation>
    </message>
    <message>
        <source>sockets on exactly this address</source>
        <translation>Sockets auf genau dieser Adresse</translation>
    </message>
    <message>
        <source>sockets on a wildcard address</source>
        <translation>Sockets auf einer Wildcard-Adresse</translation>
    </message>
    <message>
        <source>every socket that hears the group</source>
        <translation>alle Sockets, die die Gruppe hören</translation>
    </message>
    <message>
        <source>The sender is told nothing.</source>
        <translation>Der Absender erfährt nichts.</translation>
    </message>
    <message>
        <source>The sender is told by a TCP reset.</source>
        <translation>Der Absender erfährt es durch einen TCP-Reset.</translation>
    </message>
    <message>
        <source>The sender is told by ICMP port unreachable, at its next call, if its socket is connected.</source>
        <translation>Der Absender erfährt es durch ICMP Port Unreachable, beim nächsten Aufruf, falls sein Socket verbunden ist.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Nichts fehlt.</translation>
    </message>
    <message>
        <source>whether that socket has set SO_REUSEADDR</source>
        <translation>ob jener Socket SO_REUSEADDR gesetzt hat</translation>
    </message>
    <message>
        <source>whether that socket has set SO_REUSEPORT</source>
        <translation>ob jener Socket SO_REUSEPORT gesetzt hat</translation>
    </message>
    <message>
        <source>the user who made that socket</source>
        <translation>der Benutzer, der jenen Socket angelegt hat</translation>
    </message>
    <message>
        <source>the port that the system chose</source>
        <translation>der Port, den das System gewählt hat</translation>
    </message>
    <message>
        <source>the member of the group that the hash chose</source>
        <translation>das Mitglied der Gruppe, das der Hash gewählt hat</translation>
    </message>
    <message>
        <source>where the system begins to look for a port</source>
        <translation>wo das System die Suche nach einem Port beginnt</translation>
    </message>
    <message>
        <source>the processor that handles the packet</source>
        <translation>der Prozessor, der das Paket bearbeitet</translation>
    </message>
    <message>
        <source>which of two events is first</source>
        <translation>welches von zwei Ereignissen zuerst eintritt</translation>
    </message>
    <message>
        <source>what another computer does</source>
        <translation>was ein anderer Rechner tut</translation>
    </message>
    <message>
        <source>a rule for this combination</source>
        <translation>eine Regel für diese Kombination</translation>
    </message>
    <message>
        <source>{me} is bound to an address from which nothing can go to {address}.</source>
        <translation>{me} ist an eine Adresse gebunden, von der nichts zu {address} gelangt.</translation>
    </message>
    <message>
        <source>{me} is tied to an interface (SO_BINDTODEVICE) behind which nobody answers for {address}.</source>
        <translation>{me} ist an eine Schnittstelle gebunden (SO_BINDTODEVICE), hinter der niemand für {address} antwortet.</translation>
    </message>
    <message>
        <source>another program&apos;s socket</source>
        <translation>Socket eines anderen Programms</translation>
    </message>
    <message>
        <source>%1&apos;s socket</source>
        <translation>Socket von %1</translation>
    </message>
    <message>
        <source>{me} is a further descriptor of {who}: one socket, one port, two programs.</source>
        <translation>{me} ist ein weiterer Deskriptor für {who}: ein Socket, ein Port, zwei Programme.</translation>
    </message>
    <message>
        <source>Several programs have this listener: who calls accept() first gets the connection, one of {receivers}.</source>
        <translation>Mehrere Programme haben diesen lauschenden Socket: Wer zuerst accept() aufruft, bekommt die Verbindung, eines von {receivers}.</translation>
    </message>
    <message>
        <source>Several programs have this socket: who reads first gets it, one of {receivers}.</source>
        <translation>Mehrere Programme haben diesen Socket: Wer zuerst liest, bekommt es, eines von {receivers}.</translation>
    </message>
    <message>
        <source>{who} is the same socket: it stays as it is until its last descriptor is closed.</source>
        <translation>{who} ist derselbe Socket: Er bleibt, wie er ist, bis sein letzter Deskriptor geschlossen ist.</translation>
    </message>
    <message>
        <source>It depends on which of the programs accepted the connection before.</source>
        <translation>Es hängt davon ab, welches der Programme die Verbindung vorher angenommen hat.</translation>
    </message>
    <message>
        <source>Nothing is known beforehand of that host: which other sockets, addresses and settings it has.</source>
        <translation>Von jenem Host ist vorher nichts bekannt: weder seine anderen Sockets noch seine Adressen und Einstellungen.</translation>
    </message>
    <message>
        <source>It leaves this host; what becomes of it is decided elsewhere.</source>
        <translation>Es verlässt diesen Host; was daraus wird, entscheidet sich anderswo.</translation>
    </message>
    <message>
        <source>{who} already listens on {where}, and {me} has not set an option for sharing it.</source>
        <translation>{who} lauscht schon auf {where}, und {me} hat keine Option zum Teilen gesetzt.</translation>
    </message>
    <message>
        <source>{who} already has {where}, and {me} has not set an option for sharing it.</source>
        <translation>{who} hat schon {where}, und {me} hat keine Option zum Teilen gesetzt.</translation>
    </message>
    <message>
        <source>End the program that has the port.</source>
        <translation>Das Programm beenden, das den Port hat.</translation>
    </message>
    <message>
        <source>End %1.</source>
        <comment>programs</comment>
        <translation>%1 beenden.</translation>
    </message>
    <message>
        <source>%1 (pid %2)</source>
        <comment>program</comment>
        <translation>%1 (PID %2)</translation>
    </message>
    <message>
        <source>which program accepted the connection</source>
        <translation>welches Programm die Verbindung angenommen hat</translation>
    </message>
    <message>
        <source>{me} would connect to itself, but it has been shut down before: the end comes at once.</source>
        <translation>{me} würde sich mit sich selbst verbinden, wurde aber vorher zum Senden geschlossen: Das Ende folgt sofort.</translation>
    </message>
    <message>
        <source>There is nothing to send: TCP makes no segment of no bytes.</source>
        <translation>Es gibt nichts zu senden: Aus null Bytes macht TCP kein Segment.</translation>
    </message>
    <message>
        <source>{who} is connected with exactly these two ends, and receives it.</source>
        <translation>{who} ist mit genau diesen beiden Enden verbunden und empfängt es.</translation>
    </message>
    <message>
        <source>{who} is bound to exactly this address and port, and receives it.</source>
        <translation>{who} ist an genau diese Adresse und diesen Port gebunden und empfängt es.</translation>
    </message>
    <message>
        <source>{who} has the port on every address, and receives it.</source>
        <translation>{who} hat den Port auf jeder Adresse und empfängt es.</translation>
    </message>
    <message>
        <source>{who} is not asked: a socket with exactly these two ends goes first.</source>
        <translation>{who} wird nicht gefragt: Ein Socket mit genau diesen beiden Enden geht vor.</translation>
    </message>
    <message>
        <source>An earlier datagram of {me} found nobody. It depends on which of the programs read from the socket since whether it is told here. If so: {ifso}; if not: {otherwise}.</source>
        <translation>Ein früheres Datagramm von {me} fand niemanden. Ob das hier gemeldet wird, hängt davon ab, welches der Programme seither aus dem Socket gelesen hat. Wenn ja: {ifso}; wenn nicht: {otherwise}.</translation>
    </message>
    <message>
        <source>which program read from the socket</source>
        <translation>welches Programm aus dem Socket gelesen hat</translation>
    </message>
    <message>
        <source>The sockets are closed. What the kernel keeps for up to 60 seconds, so that the other side can close, too: {left}.</source>
        <translation>Die Sockets sind geschlossen. Bis zu 60 Sekunden behält der Kernel, damit auch die andere Seite schließen kann: {left}.</translation>
    </message>
</context>
<context>
    <name>RunCommand</name>
    <message>
        <source>A lab script; - is standard input.</source>
        <translation>Ein Laborskript; - ist die Standardeingabe.</translation>
    </message>
    <message>
        <source>Print one JSON object a step.</source>
        <translation>Je Schritt ein JSON-Objekt ausgeben.</translation>
    </message>
    <message>
        <source>In a fresh host of its own (lo only, root, nothing bound).</source>
        <translation>Auf einem eigenen frischen Host (nur lo, root, nichts gebunden).</translation>
    </message>
    <message>
        <source>Say which script, for instance: quay run example.lab. Or - for standard input.</source>
        <translation>Angeben, welches Skript, zum Beispiel: quay run example.lab. Oder - für die Standardeingabe.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>Write what happens to OUT, for &quot;quay replay&quot;.</source>
        <translation>Was geschieht, in ZIEL schreiben, für „quay replay“.</translation>
    </message>
    <message>
        <source>Allow sending to other computers.</source>
        <translation>Das Senden an andere Rechner erlauben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be written: %2</source>
        <translation>„%1“ lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>A recording; - is standard input.</source>
        <translation>Eine Aufzeichnung; - ist die Standardeingabe.</translation>
    </message>
    <message>
        <source>Say which recording, for instance: quay replay example.recording</source>
        <translation>Angeben, welche Aufzeichnung, zum Beispiel: quay replay example.recording</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be read: %2</source>
        <translation>„%1“ ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>Carries out a lab script with real programs and real sockets: says what each step will do, does it, and compares.

  quay run example.lab               on this computer
  quay run example.lab --isolated    on a fresh host of its own
  quay run - --json &lt; example.lab    one JSON object a step
  quay run example.lab --record OUT  to be seen again with &quot;quay replay OUT&quot;

The exit status is 0 if every expectation was met and every prediction right, 1 if not, 2 if the script has mistakes, 3 if the system refused something.</source>
        <translation>Führt ein Laborskript mit echten Programmen und echten Sockets aus: sagt, was jeder Schritt tun wird, tut es und vergleicht.

  quay run example.lab               auf diesem Rechner
  quay run example.lab --isolated    auf einem eigenen frischen Host
  quay run - --json &lt; example.lab    je Schritt ein JSON-Objekt
  quay run example.lab --record ZIEL  mit „quay replay ZIEL“ noch einmal zu sehen

Der Rückgabewert ist 0, wenn alle Erwartungen erfüllt wurden und alle Vorhersagen richtig waren, 1, wenn nicht, 2, wenn das Skript Fehler hat, und 3, wenn das System etwas verweigert hat.</translation>
    </message>
    <message>
        <source>OUT</source>
        <translation>ZIEL</translation>
    </message>
    <message>
        <source>Shows a recording again, without a process or a socket.

  quay run example.lab --record example.recording
  quay replay example.recording           as it was printed then
  quay replay example.recording --json    one JSON object a step

The exit status is that of the run.</source>
        <translation>Zeigt eine Aufzeichnung noch einmal, ohne Prozess und ohne Socket.

  quay run example.lab --record example.recording
  quay replay example.recording           wie es damals ausgegeben wurde
  quay replay example.recording --json    je Schritt ein JSON-Objekt

Der Rückgabewert ist der des Laufs.</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>The prediction was wrong: %1.</source>
        <translation>Die Vorhersage war falsch: %1.</translation>
    </message>
    <message>
        <source>Expected: %1.</source>
        <translation>Erwartet: %1.</translation>
    </message>
</context>
<context>
    <name>ScriptText</name>
    <message>
        <source>the name of a program</source>
        <translation>der Name eines Programms</translation>
    </message>
    <message>
        <source>a colon after the program&apos;s name</source>
        <translation>ein Doppelpunkt nach dem Namen des Programms</translation>
    </message>
    <message>
        <source>a command, such as bind, listen, connect or send</source>
        <translation>ein Befehl, etwa bind, listen, connect oder send</translation>
    </message>
    <message>
        <source>ephemeral, privileged, address or interfaces</source>
        <translation>ephemeral, privileged, address oder interfaces</translation>
    </message>
    <message>
        <source>tcp, udp or the name of a socket</source>
        <translation>tcp, udp oder der Name eines Sockets</translation>
    </message>
    <message>
        <source>tcp or udp</source>
        <translation>tcp oder udp</translation>
    </message>
    <message>
        <source>the name of a socket</source>
        <translation>der Name eines Sockets</translation>
    </message>
    <message>
        <source>a name for the socket</source>
        <translation>ein Name für den Socket</translation>
    </message>
    <message>
        <source>an address, such as 127.0.0.1 or [::1]</source>
        <translation>eine Adresse, etwa 127.0.0.1 oder [::1]</translation>
    </message>
    <message>
        <source>an address and a port, such as 127.0.0.1:8080 or [::1]:8080</source>
        <translation>eine Adresse und ein Port, etwa 127.0.0.1:8080 oder [::1]:8080</translation>
    </message>
    <message>
        <source>a port: a number from 0 to 65535, a service such as http, or $NAME</source>
        <translation>ein Port: eine Nummer von 0 bis 65535, ein Dienst wie http oder $NAME</translation>
    </message>
    <message>
        <source>an option, such as reuseaddr or v6only</source>
        <translation>eine Option, etwa reuseaddr oder v6only</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>on oder off</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>what to send: &quot;text&quot;, hex &quot;00 ff&quot; or 10 bytes</source>
        <translation>was gesendet wird: &quot;Text&quot;, hex &quot;00 ff&quot; oder 10 bytes</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>ein Text in Anführungszeichen</translation>
    </message>
    <message>
        <source>the word bytes</source>
        <translation>das Wort bytes</translation>
    </message>
    <message>
        <source>the word ms, for milliseconds</source>
        <translation>das Wort ms, für Millisekunden</translation>
    </message>
    <message>
        <source>the word on and an interface</source>
        <translation>das Wort on und eine Schnittstelle</translation>
    </message>
    <message>
        <source>from and an address</source>
        <translation>from und eine Adresse</translation>
    </message>
    <message>
        <source>to and an address</source>
        <translation>to und eine Adresse</translation>
    </message>
    <message>
        <source>times and a number</source>
        <translation>times und eine Zahl</translation>
    </message>
    <message>
        <source>backlog and a number</source>
        <translation>backlog und eine Zahl</translation>
    </message>
    <message>
        <source>as and a name</source>
        <translation>as und ein Name</translation>
    </message>
    <message>
        <source>the word receives</source>
        <translation>das Wort receives</translation>
    </message>
    <message>
        <source>and with another receiver</source>
        <translation>and mit einem weiteren Empfänger</translation>
    </message>
    <message>
        <source>two ports with a dash between, such as 40000-40003</source>
        <translation>zwei Ports mit einem Strich dazwischen, etwa 40000-40003</translation>
    </message>
    <message>
        <source>the name of a network interface, such as lo</source>
        <translation>der Name einer Netzwerkschnittstelle, etwa lo</translation>
    </message>
    <message>
        <source>the address of a group, such as 224.0.0.251 or [ff02::fb]</source>
        <translation>die Adresse einer Gruppe, etwa 224.0.0.251 oder [ff02::fb]</translation>
    </message>
    <message>
        <source>an address and the length of its prefix, such as 10.0.0.1/24 or [fd00::1]/64</source>
        <translation>eine Adresse und die Länge ihres Präfixes, etwa 10.0.0.1/24 oder [fd00::1]/64</translation>
    </message>
    <message>
        <source>=&gt; and an expectation</source>
        <translation>=&gt; und eine Erwartung</translation>
    </message>
    <message>
        <source>ok, fails ERRNO, NAME receives &quot;text&quot; or nobody receives</source>
        <translation>ok, fails ERRNO, NAME receives &quot;Text&quot; oder nobody receives</translation>
    </message>
    <message>
        <source>the name of an error, such as EADDRINUSE</source>
        <translation>der Name eines Fehlers, etwa EADDRINUSE</translation>
    </message>
    <message>
        <source>the end of the line</source>
        <translation>das Ende der Zeile</translation>
    </message>
    <message>
        <source>A byte is no UTF-8 text. Save the script as UTF-8; in a text to send, write the byte as \xHH.</source>
        <translation>Ein Byte ist kein UTF-8-Text. Das Skript als UTF-8 speichern; in einem Text zum Senden das Byte als \xHH schreiben.</translation>
    </message>
    <message>
        <source>The control character {found} can&apos;t stand in a script. In a text to send, write it as \xHH.</source>
        <translation>Das Steuerzeichen {found} kann nicht in einem Skript stehen. In einem Text zum Senden als \xHH schreiben.</translation>
    </message>
    <message>
        <source>The quote that opens here is not closed in this line.</source>
        <translation>Das Anführungszeichen, das hier beginnt, wird in dieser Zeile nicht geschlossen.</translation>
    </message>
    <message>
        <source>“{found}” is no escape: there are \&quot;, \\, \n, \r, \t and \xHH with two hexadecimal digits.</source>
        <translation>„{found}“ ist keine Escape-Folge: Es gibt \&quot;, \\, \n, \r, \t und \xHH mit zwei hexadezimalen Ziffern.</translation>
    </message>
    <message>
        <source>The line is too long: a line has at most {highest} bytes.</source>
        <translation>Die Zeile ist zu lang: Eine Zeile hat höchstens {highest} Bytes.</translation>
    </message>
    <message>
        <source>The script is too long: a script has at most {highest} bytes.</source>
        <translation>Das Skript ist zu lang: Ein Skript hat höchstens {highest} Bytes.</translation>
    </message>
    <message>
        <source>The file is too long: all its scripts together have at most {highest} bytes.</source>
        <translation>Die Datei ist zu lang: Alle ihre Skripte zusammen haben höchstens {highest} Bytes.</translation>
    </message>
    <message>
        <source>The program {found} is one too many: a script has at most {highest}.</source>
        <translation>Das Programm {found} ist eines zu viel: Ein Skript hat höchstens {highest}.</translation>
    </message>
    <message>
        <source>This socket is one too many: a script has at most {highest}.</source>
        <translation>Dieser Socket ist einer zu viel: Ein Skript hat höchstens {highest}.</translation>
    </message>
    <message>
        <source>There are more mistakes; the first {highest} are shown.</source>
        <translation>Es gibt noch mehr Fehler; gezeigt sind die ersten {highest}.</translation>
    </message>
    <message>
        <source>“{found}” was found where this was expected: {expected}.</source>
        <translation>Gefunden „{found}“, erwartet hier: {expected}.</translation>
    </message>
    <message>
        <source>“{found}” can&apos;t be done to the host. Expected here: {expected}.</source>
        <translation>„{found}“ geht mit dem Host nicht. Erwartet hier: {expected}.</translation>
    </message>
    <message>
        <source>“{found}” is no option of a socket. Expected here: {expected}.</source>
        <translation>„{found}“ ist keine Option eines Sockets. Erwartet hier: {expected}.</translation>
    </message>
    <message>
        <source>“{found}” is no name of an error, such as EADDRINUSE.</source>
        <translation>„{found}“ ist kein Name eines Fehlers wie etwa EADDRINUSE.</translation>
    </message>
    <message>
        <source>The registry has no service “{found}” for this transport. Write the port as a number.</source>
        <translation>Das Portregister hat keinen Dienst „{found}“ für diesen Transport. Den Port als Nummer schreiben.</translation>
    </message>
    <message>
        <source>The lab has no sockets for “{found}”. Expected here: tcp, udp.</source>
        <translation>Das Labor hat keine Sockets für „{found}“. Erwartet hier: tcp, udp.</translation>
    </message>
    <message>
        <source>{found} is out of range: the number here goes from {lowest} to {highest}.</source>
        <translation>{found} liegt außerhalb: Die Zahl geht hier von {lowest} bis {highest}.</translation>
    </message>
    <message>
        <source>{found} is no port: a port is a number of 16 bits, from 0 to 65535.</source>
        <translation>{found} ist kein Port: Ein Port ist eine Zahl mit 16 Bit, von 0 bis 65535.</translation>
    </message>
    <message>
        <source>“{found}” is no address. Expected here: four numbers such as 127.0.0.1, * for 0.0.0.0, or an IPv6 address in brackets such as [::1].</source>
        <translation>„{found}“ ist keine Adresse. Erwartet hier: vier Zahlen wie 127.0.0.1, * für 0.0.0.0 oder eine IPv6-Adresse in eckigen Klammern wie [::1].</translation>
    </message>
    <message>
        <source>“{found}” is a name, and a name can mean several addresses. Expected here: the address itself, such as 127.0.0.1 or [::1].</source>
        <translation>„{found}“ ist ein Name, und ein Name kann mehrere Adressen bedeuten. Erwartet hier: die Adresse selbst, etwa 127.0.0.1 oder [::1].</translation>
    </message>
    <message>
        <source>“{found}” needs brackets around its IPv6 address, so that the port can be told apart. Expected here: the form [::1]:8080.</source>
        <translation>„{found}“ braucht eckige Klammern um die IPv6-Adresse, damit der Port erkennbar ist. Erwartet hier: die Form [::1]:8080.</translation>
    </message>
    <message>
        <source>“{found}” has no port. Expected here: the port after a colon, such as 127.0.0.1:8080.</source>
        <translation>„{found}“ hat keinen Port. Erwartet hier: der Port nach einem Doppelpunkt, etwa 127.0.0.1:8080.</translation>
    </message>
    <message>
        <source>The range {found} is reversed: its first port is above its last.</source>
        <translation>Der Bereich {found} ist verkehrt herum: Sein erster Port liegt über dem letzten.</translation>
    </message>
    <message>
        <source>{found} is not hexadecimal. Expected here: two digits from 0 to f for every byte, such as &quot;00 ff&quot;.</source>
        <translation>{found} ist nicht hexadezimal. Erwartet hier: je Byte zwei Ziffern von 0 bis f, etwa &quot;00 ff&quot;.</translation>
    </message>
    <message>
        <source>“{found}” can&apos;t stand here. Expected here: {expected}.</source>
        <translation>„{found}“ kann hier nicht stehen. Erwartet hier: {expected}.</translation>
    </message>
    <message>
        <source>The name is too long: it has at most {highest} characters.</source>
        <translation>Der Name ist zu lang: Er hat höchstens {highest} Zeichen.</translation>
    </message>
    <message>
        <source>“{found}” can&apos;t be the name of a socket: it is a word of the language.</source>
        <translation>„{found}“ kann nicht der Name eines Sockets sein: Es ist ein Wort der Skriptsprache.</translation>
    </message>
    <message>
        <source>There is no socket “{found}” up to this line. Expected here: the name of a socket.</source>
        <translation>Bis zu dieser Zeile gibt es keinen Socket „{found}“. Erwartet hier: der Name eines Sockets.</translation>
    </message>
    <message>
        <source>There is a socket “{found}” already, since line {line}. Each name is used once in a script.</source>
        <translation>Einen Socket „{found}“ gibt es schon, seit Zeile {line}. Jeder Name kommt in einem Skript nur einmal vor.</translation>
    </message>
    <message>
        <source>The socket “{found}” belongs to the program {owner}: a program uses only its own.</source>
        <translation>Der Socket „{found}“ gehört dem Programm {owner}: Ein Programm benutzt nur die eigenen.</translation>
    </message>
    <message>
        <source>A TCP socket sends to its peer only. Leave out “to”, or use a UDP socket.</source>
        <translation>Ein TCP-Socket sendet nur an seine Gegenstelle. „to“ weglassen oder einen UDP-Socket verwenden.</translation>
    </message>
    <message>
        <source>“{found}” is a TCP socket, and only a UDP socket can forget its peer. To end a connection there are shutdown, close and reset.</source>
        <translation>„{found}“ ist ein TCP-Socket, und nur ein UDP-Socket kann seine Gegenstelle vergessen. Eine Verbindung beenden shutdown, close und reset.</translation>
    </message>
    <message>
        <source>“{found}” is a UDP socket: it accepts no connections that could be paused.</source>
        <translation>„{found}“ ist ein UDP-Socket: Er nimmt keine Verbindungen an, bei denen man pausieren könnte.</translation>
    </message>
    <message>
        <source>“{found}” can&apos;t exist: a UDP socket has no sessions.</source>
        <translation>„{found}“ kann es nicht geben: Ein UDP-Socket hat keine Sitzungen.</translation>
    </message>
    <message>
        <source>The host has an interface “{found}” already: make another name up.</source>
        <translation>Der Host hat schon eine Schnittstelle „{found}“: einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>“host” changes the machine under the script, which an isolated host only allows (--isolated).</source>
        <translation>„host“ verändert den Rechner unter dem Skript; das erlaubt nur ein isolierter Host (--isolated).</translation>
    </message>
    <message>
        <source>The line ends where this was expected: {expected}.</source>
        <translation>Die Zeile endet, erwartet hier: {expected}.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Ist „%1“ gemeint?</translation>
    </message>
    <message>
        <source>the name of a host of your settings, such as web@blue</source>
        <translation>der Name eines Hosts aus den eigenen Einstellungen, etwa web@blue</translation>
    </message>
    <message>
        <source>The program has the socket “{found}” already: inherit takes one of another program.</source>
        <translation>Das Programm hat den Socket „{found}“ schon: inherit nimmt einen eines anderen Programms.</translation>
    </message>
    <message>
        <source>The socket “{found}” belongs to {owner}, a program on another host: a descriptor is inherited within one kernel only.</source>
        <translation>Der Socket „{found}“ gehört {owner}, einem Programm auf einem anderen Host: Ein Deskriptor wird nur innerhalb eines Kernels vererbt.</translation>
    </message>
    <message>
        <source>There is no host “{found}”. Hosts are declared in your own settings, {settings}, a line each: host {found} isolated, or: host {found} via ssh {found} quay agent.</source>
        <translation>Einen Host „{found}“ gibt es nicht. Hosts stehen in den eigenen Einstellungen, {settings}, je eine Zeile: host {found} isolated, oder: host {found} via ssh {found} quay agent.</translation>
    </message>
    <message>
        <source>“{found}” is another host than the one on which line {line} has put the program {owner}: a program stays on the host of its first line.</source>
        <translation>„{found}“ ist ein anderer Host als der, auf den Zeile {line} das Programm {owner} gesetzt hat: Ein Programm bleibt auf dem Host seiner ersten Zeile.</translation>
    </message>
    <message>
        <source>The host “{found}” is reached by a command, and the lab changes nothing on it: that is for hosts that {settings} declares as isolated.</source>
        <translation>Den Host „{found}“ erreicht ein Befehl, und das Labor ändert nichts an ihm: Das gilt nur für Hosts, die {settings} als isolated angibt.</translation>
    </message>
</context>
<context>
    <name>ScriptsOf</name>
    <message>
        <source>&quot;%1&quot; can&apos;t be read: %2</source>
        <translation>„%1“ ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>(standard input)</source>
        <translation>(Standardeingabe)</translation>
    </message>
</context>
<context>
    <name>SocketColumns</name>
    <message>
        <source>New or ended</source>
        <translation>Neu oder beendet</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Local address</source>
        <translation>Lokale Adresse</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Gegenstelle</translation>
    </message>
    <message>
        <source>Recv-Q</source>
        <translation>Recv-Q</translation>
    </message>
    <message>
        <source>Send-Q</source>
        <translation>Send-Q</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>Seen since</source>
        <translation>Gesehen seit</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Bytes received and not read yet; for a listener, connections that wait to be accepted</source>
        <translation>Empfangene, noch nicht gelesene Bytes; bei einem lauschenden Socket Verbindungen, die auf Annahme warten</translation>
    </message>
    <message>
        <source>Bytes sent and not acknowledged yet; for a listener, how many connections may wait (its backlog)</source>
        <translation>Gesendete, noch nicht bestätigte Bytes; bei einem lauschenden Socket, wie viele Verbindungen warten dürfen (sein Backlog)</translation>
    </message>
    <message>
        <source>What the kernel waits for, and how long still</source>
        <translation>Worauf der Kernel wartet, und wie lange noch</translation>
    </message>
    <message>
        <source>When the socket came, if that was while Quayside was watching</source>
        <translation>Wann der Socket dazukam, falls Quayside dabei zusah</translation>
    </message>
    <message>
        <source>What the port is registered for; not what the program really speaks</source>
        <translation>Wofür der Port registriert ist; nicht, was das Programm wirklich spricht</translation>
    </message>
    <message>
        <source>%1, unusual</source>
        <comment>service</comment>
        <translation>%1, ungewöhnlich</translation>
    </message>
</context>
<context>
    <name>SocketText</name>
    <message>
        <source>(kernel)</source>
        <translation>(Kernel)</translation>
    </message>
    <message>
        <source>(not visible)</source>
        <translation>(nicht sichtbar)</translation>
    </message>
    <message>
        <source>(no process)</source>
        <translation>(kein Prozess)</translation>
    </message>
    <message>
        <source>(not found)</source>
        <translation>(nicht gefunden)</translation>
    </message>
    <message>
        <source>%1 (pid %2, user %3)</source>
        <translation>%1 (PID %2, Benutzer %3)</translation>
    </message>
    <message>
        <source>%1 (pid %2, user %3, since %4)</source>
        <translation>%1 (PID %2, Benutzer %3, seit %4)</translation>
    </message>
    <message>
        <source>The sockets of this computer cannot be listed: Quayside knows how to on Linux only so far.</source>
        <translation>Die Sockets dieses Rechners lassen sich nicht auflisten: Quayside kann das bisher nur unter Linux.</translation>
    </message>
    <message>
        <source>The kernel does not let this program list sockets (%1). In a sandbox or a container, netlink (NETLINK_SOCK_DIAG) or /proc/net must be allowed.</source>
        <translation>Der Kernel lässt dieses Programm keine Sockets auflisten (%1). In einer Sandbox oder einem Container müssen Netlink (NETLINK_SOCK_DIAG) oder /proc/net erlaubt sein.</translation>
    </message>
    <message>
        <source>Processes of other users can be named with more privileges only, for instance with sudo.</source>
        <translation>Prozesse anderer Benutzer lassen sich nur mit mehr Rechten nennen, etwa mit sudo.</translation>
    </message>
    <message>
        <source>This kernel does not list its sockets of: %1.</source>
        <translation>Dieser Kernel listet nicht auf, welche Sockets er hat von: %1.</translation>
    </message>
    <message>
        <source>retransmit, %1 s</source>
        <translation>Neuübertragung, %1 s</translation>
    </message>
    <message>
        <source>keepalive, %1 s</source>
        <translation>Keepalive, %1 s</translation>
    </message>
    <message>
        <source>ends in %1 s</source>
        <translation>endet in %1 s</translation>
    </message>
    <message>
        <source>window probe, %1 s</source>
        <translation>Window-Probe, %1 s</translation>
    </message>
</context>
<context>
    <name>SocketsCommand</name>
    <message>
        <source>PROTOCOL</source>
        <translation>PROTOKOLL</translation>
    </message>
    <message>
        <source>LOCAL</source>
        <translation>LOKAL</translation>
    </message>
    <message>
        <source>PEER</source>
        <translation>GEGENSTELLE</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>ZUSTAND</translation>
    </message>
    <message>
        <source>RECV-Q</source>
        <translation>RECV-Q</translation>
    </message>
    <message>
        <source>SEND-Q</source>
        <translation>SEND-Q</translation>
    </message>
    <message>
        <source>USER</source>
        <translation>BENUTZER</translation>
    </message>
    <message>
        <source>SERVICE</source>
        <translation>DIENST</translation>
    </message>
    <message>
        <source>PROCESS</source>
        <translation>PROZESS</translation>
    </message>
    <message>
        <source>No socket of this computer is like that.</source>
        <translation>Kein Socket dieses Rechners ist so.</translation>
    </message>
    <message>
        <source>Only those that wait: TCP listeners, UDP and raw sockets without a peer.</source>
        <translation>Nur die wartenden: lauschende TCP-Sockets, UDP- und Raw-Sockets ohne Gegenstelle.</translation>
    </message>
    <message>
        <source>Only those with this local port.</source>
        <translation>Nur die mit diesem lokalen Port.</translation>
    </message>
    <message>
        <source>PORT</source>
        <translation>PORT</translation>
    </message>
    <message>
        <source>Only this protocol: tcp, udp, sctp, dccp or raw.</source>
        <translation>Nur dieses Protokoll: tcp, udp, sctp, dccp oder raw.</translation>
    </message>
    <message>
        <source>Print a JSON array, one object a socket.</source>
        <translation>Ein JSON-Array ausgeben, ein Objekt je Socket.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too much: quay sockets takes options only, for instance --port 8080.</source>
        <translation>„%1“ ist zu viel: quay sockets nimmt nur Optionen, zum Beispiel --port 8080.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of tcp, udp, sctp, dccp and raw.</source>
        <translation>„%1“ ist keines von tcp, udp, sctp, dccp und raw.</translation>
    </message>
    <message>
        <source>Lists this computer&apos;s sockets with the processes that hold them.

  quay sockets                       all of them
  quay sockets --listening           those that wait for connections or datagrams
  quay sockets --port 8080           those with this local port
  quay sockets --protocol udp        those of a protocol

For a listener, RECV-Q counts connections that wait to be accepted, and SEND-Q how many may wait. BOUND is a TCP socket that has a port and neither listens nor is connected. The exit status is 1 if nothing is like what was asked for.</source>
        <translation>Listet die Sockets dieses Rechners auf, mit den Prozessen, denen sie gehören.

  quay sockets                       alle
  quay sockets --listening           die auf Verbindungen oder Datagramme warten
  quay sockets --port 8080           die mit diesem lokalen Port
  quay sockets --protocol udp        die eines Protokolls

Bei einem lauschenden Socket zählt RECV-Q die Verbindungen, die auf Annahme warten, und SEND-Q, wie viele warten dürfen. BOUND ist ein TCP-Socket, der einen Port hat und weder lauscht noch verbunden ist. Der Rückgabewert ist 1, wenn nichts dem Gefragten entspricht.</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>listens on port %1</source>
        <translation>lauscht auf Port %1</translation>
    </message>
    <message>
        <source>listens on ports %1</source>
        <translation>lauscht auf den Ports %1</translation>
    </message>
    <message>
        <source>has port %1</source>
        <translation>hat Port %1</translation>
    </message>
    <message>
        <source>has ports %1</source>
        <translation>hat die Ports %1</translation>
    </message>
    <message>
        <source>received %1 from %2</source>
        <translation>empfing %1 von %2</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>system call, error</comment>
        <translation>%1 gescheitert: %2</translation>
    </message>
    <message>
        <source>nobody there: %1</source>
        <translation>niemand da: %1</translation>
    </message>
    <message>
        <source>the other side has closed: %1</source>
        <translation>die andere Seite hat geschlossen: %1</translation>
    </message>
</context>
<context>
    <name>StepReason</name>
    <message>
        <source>There is no such session: not so many connections were accepted.</source>
        <translation>Diese Sitzung gibt es nicht: So viele Verbindungen wurden nicht angenommen.</translation>
    </message>
</context>
<context>
    <name>SystemText</name>
    <message>
        <source>On other systems</source>
        <translation>Auf anderen Systemen</translation>
    </message>
    <message>
        <source>Differs from Linux.</source>
        <translation>Anders als unter Linux.</translation>
    </message>
    <message>
        <source>%1: documented, not verified here (%2).</source>
        <comment>system, title of the document</comment>
        <translation>%1: dokumentiert, hier nicht nachgeprüft (%2).</translation>
    </message>
    <message>
        <source>%1: can&apos;t be told, it hangs on options of another program&apos;s socket.</source>
        <comment>system</comment>
        <translation>%1: lässt sich nicht sagen, es hängt von Optionen am Socket eines anderen Programms ab.</translation>
    </message>
    <message>
        <source>%1: can&apos;t be told, the document does not say what a connection on the port does.</source>
        <comment>system</comment>
        <translation>%1: lässt sich nicht sagen, die Dokumentation schweigt dazu, was eine Verbindung auf dem Port bewirkt.</translation>
    </message>
    <message>
        <source>%1: succeeds, but it is undefined who receives.</source>
        <comment>system</comment>
        <translation>%1: gelingt, aber wer empfängt, ist nicht festgelegt.</translation>
    </message>
    <message>
        <source>%1: succeeds.</source>
        <comment>system</comment>
        <translation>%1: gelingt.</translation>
    </message>
    <message>
        <source>%1: fails, address in use.</source>
        <comment>system</comment>
        <translation>%1: scheitert, Adresse belegt.</translation>
    </message>
    <message>
        <source>%1: fails, access denied.</source>
        <comment>system</comment>
        <translation>%1: scheitert, Zugriff verweigert.</translation>
    </message>
    <message>
        <source>%1: fails, no such address: of 127.0.0.0/8 only 127.0.0.1 is there, unless one adds others.</source>
        <comment>system</comment>
        <translation>%1: scheitert, keine solche Adresse: Von 127.0.0.0/8 gibt es nur 127.0.0.1, wenn man keine weiteren hinzufügt.</translation>
    </message>
    <message>
        <source>There is no SO_REUSEPORT there.</source>
        <translation>SO_REUSEPORT gibt es dort nicht.</translation>
    </message>
    <message>
        <source>IPV6_V6ONLY is on there by default.</source>
        <translation>IPV6_V6ONLY ist dort von sich aus an.</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>Port %1</source>
        <translation>Port %1</translation>
    </message>
    <message>
        <source>Any free port</source>
        <translation>Ein freier Port</translation>
    </message>
    <message>
        <source>As UDP</source>
        <translation>Als UDP</translation>
    </message>
    <message>
        <source>As TCP</source>
        <translation>Als TCP</translation>
    </message>
    <message>
        <source>%1 here</source>
        <comment>option</comment>
        <translation>%1 hier</translation>
    </message>
    <message>
        <source>Without %1</source>
        <comment>option</comment>
        <translation>Ohne %1</translation>
    </message>
    <message>
        <source>%1 on both</source>
        <comment>option</comment>
        <translation>%1 an beiden</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>option, socket</comment>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>No %1 on %2</source>
        <comment>option, socket</comment>
        <translation>Kein %1 an %2</translation>
    </message>
    <message>
        <source>Only on %1</source>
        <comment>interface</comment>
        <translation>Nur auf %1</translation>
    </message>
    <message>
        <source>Close %1</source>
        <comment>socket</comment>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>End %1</source>
        <comment>program</comment>
        <translation>%1 beenden</translation>
    </message>
    <message>
        <source>Wait %1 s</source>
        <translation>%1 s warten</translation>
    </message>
    <message>
        <source>Free the low ports</source>
        <translation>Niedrige Ports freigeben</translation>
    </message>
    <message>
        <source>With privilege</source>
        <translation>Mit Privileg</translation>
    </message>
    <message>
        <source>As the same user</source>
        <translation>Als derselbe Benutzer</translation>
    </message>
    <message>
        <source>With a new socket</source>
        <translation>Mit neuem Socket</translation>
    </message>
    <message>
        <source>Without a local port</source>
        <translation>Ohne lokalen Port</translation>
    </message>
    <message>
        <source>Listen there</source>
        <translation>Dort lauschen</translation>
    </message>
    <message>
        <source>Let %1 accept</source>
        <comment>socket</comment>
        <translation>%1 annehmen lassen</translation>
    </message>
    <message>
        <source>Widen the range</source>
        <translation>Bereich erweitern</translation>
    </message>
</context>
<context>
    <name>WhoCommand</name>
    <message>
        <source>The same in a terminal: %1</source>
        <translation>Dasselbe im Terminal: %1</translation>
    </message>
    <message>
        <source>The port, 0 to 65535.</source>
        <translation>Der Port, 0 bis 65535.</translation>
    </message>
    <message>
        <source>PORT</source>
        <translation>PORT</translation>
    </message>
    <message>
        <source>Print one JSON object.</source>
        <translation>Ein JSON-Objekt ausgeben.</translation>
    </message>
    <message>
        <source>Name one port, for instance: quay who 8080</source>
        <translation>Einen Port nennen, zum Beispiel: quay who 8080</translation>
    </message>
    <message>
        <source>Says who holds a port of this computer, and what it is registered for.

  quay who 8080           which program has it, and the ss line that shows the same
  quay who 53 --json      the same for a script
  sudo quay who 631       other users&apos; processes are seen with privileges only

The exit status is 0 if a socket has the port, 1 if it is free.</source>
        <translation>Sagt, wer einen Port dieses Rechners belegt und wofür der Port registriert ist.

  quay who 8080           welches Programm ihn hat, und die ss-Zeile, die dasselbe zeigt
  quay who 53 --json      dasselbe für ein Skript
  sudo quay who 631       Prozesse anderer Benutzer sieht man nur mit Rechten

Der Rückgabewert ist 0, wenn ein Socket den Port hat, und 1, wenn er frei ist.</translation>
    </message>
</context>
<context>
    <name>WhoText</name>
    <message>
        <source>Port %1 is free: no socket of this computer has it, neither on TCP nor on UDP.</source>
        <translation>Port %1 ist frei: Kein Socket dieses Rechners hat ihn, weder auf TCP noch auf UDP.</translation>
    </message>
    <message>
        <source>%1 port %2 is free.</source>
        <translation>%1-Port %2 ist frei.</translation>
    </message>
    <message>
        <source>%1 port %2 (%3) is held by the kernel itself, or by a process outside of what can be seen here, such as beyond this container.</source>
        <translation>%1-Port %2 (%3) belegt der Kernel selbst oder ein Prozess, der von hier aus nicht zu sehen ist, etwa außerhalb dieses Containers.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>processes</comment>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 port %2 (%3) is held by %4.</source>
        <translation>%1-Port %2 (%3) ist belegt von %4.</translation>
    </message>
    <message>
        <source>%1 port %2 is the near end of a connection to %3, held by %4.</source>
        <translation>%1-Port %2 ist das hiesige Ende einer Verbindung zu %3 und gehört %4.</translation>
    </message>
    <message numerus="yes">
        <source>%1 port %2 is the near end of %n connection(s), held by %3.</source>
        <translation>
            <numerusform>%1-Port %2 ist das hiesige Ende einer Verbindung und gehört %3.</numerusform>
            <numerusform>%1-Port %2 ist das hiesige Ende von %n Verbindungen und gehört %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 port %2 (%3) is held by a process that cannot be seen without more privileges; the socket belongs to user %4. Try: sudo quay who %2</source>
        <translation>%1-Port %2 (%3) belegt ein Prozess, der ohne mehr Rechte nicht zu sehen ist; der Socket gehört Benutzer %4. Versuch: sudo quay who %2</translation>
    </message>
    <message numerus="yes">
        <source>No process holds %1 port %2 any more, but the kernel is still closing %n connection(s) of it.</source>
        <translation>
            <numerusform>Kein Prozess belegt %1-Port %2 mehr, doch der Kernel schließt noch eine Verbindung davon.</numerusform>
            <numerusform>Kein Prozess belegt %1-Port %2 mehr, doch der Kernel schließt noch %n Verbindungen davon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No process holds %1 port %2, but %n ended connection(s) of it wait in TIME_WAIT, for another %3 s.</source>
        <translation>
            <numerusform>Kein Prozess belegt %1-Port %2, doch eine beendete Verbindung davon wartet in TIME_WAIT, noch %3 s.</numerusform>
            <numerusform>Kein Prozess belegt %1-Port %2, doch %n beendete Verbindungen davon warten in TIME_WAIT, noch %3 s.</numerusform>
        </translation>
    </message>
    <message>
        <source>all IPv4 addresses</source>
        <translation>alle IPv4-Adressen</translation>
    </message>
    <message>
        <source>all IPv6 addresses</source>
        <translation>alle IPv6-Adressen</translation>
    </message>
    <message>
        <source>all addresses</source>
        <translation>alle Adressen</translation>
    </message>
    <message>
        <source>It is reserved by ip_local_reserved_ports: the kernel gives it only to a program that asks for it by number.</source>
        <translation>Er ist durch ip_local_reserved_ports reserviert: Der Kernel gibt ihn nur einem Programm, das ausdrücklich nach dieser Nummer fragt.</translation>
    </message>
    <message>
        <source>It lies in this computer&apos;s ephemeral range, %1, from which the kernel takes the near ends of outgoing connections: any of them may get it.</source>
        <translation>Er liegt im ephemeren Bereich dieses Rechners, %1, aus dem der Kernel die hiesigen Enden ausgehender Verbindungen nimmt: Jede davon kann ihn bekommen.</translation>
    </message>
    <message>
        <source>Binding it needs a privilege, as for all ports below %1; you have it.</source>
        <translation>Ihn zu binden braucht ein Privileg, wie bei allen Ports unter %1; es ist vorhanden.</translation>
    </message>
    <message>
        <source>Binding it needs a privilege (CAP_NET_BIND_SERVICE), as for all ports below %1; you do not have it.</source>
        <translation>Ihn zu binden braucht ein Privileg (CAP_NET_BIND_SERVICE), wie bei allen Ports unter %1; es fehlt.</translation>
    </message>
    <message>
        <source>IANA has registered it for %1.</source>
        <translation>Bei der IANA ist er registriert für %1.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>services, transports</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>service, description</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nobody can have port 0: a program that binds to it is given a free port by the system.</source>
        <translation>Port 0 kann niemand haben: Einem Programm, das daran bindet, gibt das System einen freien Port.</translation>
    </message>
    <message>
        <source>IANA has not registered it; it is commonly used for %1.</source>
        <translation>Bei der IANA ist er nicht registriert; verbreitet ist er für %1.</translation>
    </message>
    <message>
        <source>IANA keeps it reserved.</source>
        <translation>Die IANA hält ihn reserviert.</translation>
    </message>
    <message>
        <source>IANA has not registered it.</source>
        <translation>Bei der IANA ist er nicht registriert.</translation>
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
    <message>
        <source>say what a lab script would do, and why</source>
        <translation>sagen, was ein Laborskript täte und warum</translation>
    </message>
    <message>
        <source>Print this help.</source>
        <translation>Diese Hilfe ausgeben.</translation>
    </message>
    <message>
        <source>this computer&apos;s sockets, and the processes that hold them</source>
        <translation>die Sockets dieses Rechners und die Prozesse, denen sie gehören</translation>
    </message>
    <message>
        <source>who holds a port, and what it is registered for</source>
        <translation>wer einen Port belegt, und wofür er registriert ist</translation>
    </message>
    <message>
        <source>Usage: quay COMMAND [ARGUMENT ...]

Network ports in the terminal: what they are for, who has them, and what the operating system does with them.

Commands:</source>
        <translation>Aufruf: quay BEFEHL [ARGUMENT ...]

Netzwerkports im Terminal: wozu sie da sind, wer sie hat und was das Betriebssystem mit ihnen macht.

Befehle:</translation>
    </message>
    <message>
        <source>Examples:
  quay lookup 443            what is 443, on every transport
  quay lookup ssh            the port of a service
  quay who 8080              which program has it, and how to see that
  quay sockets --listening   what waits for connections here

&quot;quay COMMAND --help&quot; says more of each. The window is called quayside.</source>
        <translation>Beispiele:
  quay lookup 443            was 443 ist, auf jedem Transport
  quay lookup ssh            der Port eines Dienstes
  quay who 8080              welches Programm ihn hat, und woran man das sieht
  quay sockets --listening   was hier auf Verbindungen wartet

„quay BEFEHL --help“ sagt mehr zu jedem. Das Fenster heißt quayside.</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;; &quot;quay --help&quot; lists them.</source>
        <translation>Einen Befehl „%1“ gibt es nicht; „quay --help“ zählt sie auf.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no port: name one number, 0 to 65535. &quot;quay lookup&quot; finds the numbers of services.</source>
        <translation>„%1“ ist kein Port: eine Nummer nennen, 0 bis 65535. „quay lookup“ findet die Nummern von Diensten.</translation>
    </message>
    <message>
        <source>carry a lab script out with real programs, and compare</source>
        <translation>ein Laborskript mit echten Programmen ausführen und vergleichen</translation>
    </message>
    <message>
        <source>a lab at the terminal, statement by statement</source>
        <translation>ein Labor im Terminal, Anweisung für Anweisung</translation>
    </message>
    <message>
        <source>show the recording of a run again</source>
        <translation>die Aufzeichnung eines Laufs noch einmal zeigen</translation>
    </message>
</context>
<context>
    <name>quay::ActionForm</name>
    <message>
        <source>IPv6 only</source>
        <translation>nur IPv6</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Lauschen</translation>
    </message>
    <message>
        <source>Bind</source>
        <translation>Binden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>A server: take connections at an address and port (TCP)</source>
        <translation>Ein Server: Verbindungen an einer Adresse und einem Port annehmen (TCP)</translation>
    </message>
    <message>
        <source>Tie a socket to an address and port</source>
        <translation>Einen Socket an eine Adresse und einen Port binden</translation>
    </message>
    <message>
        <source>A client: connect to an address and port</source>
        <translation>Ein Client: mit einer Adresse und einem Port verbinden</translation>
    </message>
    <message>
        <source>Send a message from a socket</source>
        <translation>Von einem Socket eine Nachricht senden</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Port 0: the system chooses a free one</source>
        <translation>Port 0: Das System wählt einen freien</translation>
    </message>
    <message>
        <source>Lets several sockets have the port if all have set it; for TCP only while nobody listens there. Also passes over TIME_WAIT.</source>
        <translation>Lässt mehrere Sockets den Port haben, wenn alle es gesetzt haben; bei TCP nur, solange dort niemand lauscht. Geht auch über TIME_WAIT hinweg.</translation>
    </message>
    <message>
        <source>Lets several sockets of one user have the port if all have set it; what arrives is shared out among them.</source>
        <translation>Lässt mehrere Sockets eines Benutzers den Port haben, wenn alle es gesetzt haben; was eintrifft, wird auf sie verteilt.</translation>
    </message>
    <message>
        <source>Limits an IPv6 socket to IPv6: :: no longer covers the IPv4 addresses.</source>
        <translation>Beschränkt einen IPv6-Socket auf IPv6: :: schließt die IPv4-Adressen nicht mehr ein.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Further options of the socket</source>
        <translation>Weitere Optionen des Sockets</translation>
    </message>
    <message>
        <source>× </source>
        <comment>times</comment>
        <translation>× </translation>
    </message>
    <message>
        <source>How many times</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>127.0.0.1:9000, or empty: to its peer</source>
        <translation>127.0.0.1:9000, oder leer: an seine Gegenstelle</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Bind and listen</source>
        <translation>Binden und lauschen</translation>
    </message>
    <message>
        <source>Return does the same</source>
        <translation>Die Eingabetaste tut dasselbe</translation>
    </message>
    <message>
        <source>every IPv4 address</source>
        <translation>alle IPv4-Adressen</translation>
    </message>
    <message>
        <source>every address</source>
        <translation>alle Adressen</translation>
    </message>
    <message>
        <source>IPv4 in an IPv6 socket</source>
        <translation>IPv4 in einem IPv6-Socket</translation>
    </message>
    <message>
        <source>loopback</source>
        <translation>Loopback</translation>
    </message>
    <message>
        <source>a group</source>
        <translation>eine Gruppe</translation>
    </message>
    <message>
        <source>interface %1</source>
        <translation>Schnittstelle %1</translation>
    </message>
    <message>
        <source>another computer</source>
        <translation>ein anderer Rechner</translation>
    </message>
    <message>
        <source>any free port</source>
        <translation>ein freier Port</translation>
    </message>
    <message>
        <source>%1 has ended, and its sockets are closed. With Listen, Bind or Connect it starts anew.</source>
        <translation>%1 ist beendet, und seine Sockets sind geschlossen. Mit „Lauschen“, „Binden“ oder „Verbinden“ startet es neu.</translation>
    </message>
    <message>
        <source>%1 has no socket to send from. Let it bind or connect one.</source>
        <translation>%1 hat keinen Socket, um von ihm zu senden. Lass es einen binden oder verbinden.</translation>
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
    <name>quay::ChipRow</name>
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
        <source>In use here</source>
        <translation>Hier belegt</translation>
    </message>
</context>
<context>
    <name>quay::ComputerPage</name>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%n Socket</numerusform>
            <numerusform>%n Sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n socket(s)</source>
        <translation>
            <numerusform>%1 von %n Socket</numerusform>
            <numerusform>%1 von %n Sockets</numerusform>
        </translation>
    </message>
    <message>
        <source>No socket of this computer is like that.</source>
        <translation>Kein Socket dieses Rechners ist so.</translation>
    </message>
    <message>
        <source>%1 is not known as a filter.</source>
        <translation>%1 ist als Filter nicht bekannt.</translation>
    </message>
    <message>
        <source>This may find something: %1, %2, %3. Or leave a word out.</source>
        <translation>Das findet vielleicht etwas: %1, %2, %3. Oder ein Wort weglassen.</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Who has port %1?</source>
        <translation>Wer hat Port %1?</translation>
    </message>
    <message>
        <source>Open in the reference</source>
        <translation>Port nachschlagen</translation>
    </message>
    <message>
        <source>Try this port in the lab</source>
        <translation>Diesen Port im Labor ausprobieren</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy the ss command</source>
        <translation>ss-Befehl kopieren</translation>
    </message>
    <message>
        <source>End %1 (pid %2) ...</source>
        <translation>%1 (PID %2) beenden ...</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Angezeigtes exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON (*.json);;Markdown (*.md)</source>
        <translation>Kommagetrennte Werte (*.csv);;JSON (*.json);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Choose another folder or free some space.</source>
        <translation>%1 konnte nicht geschrieben werden (%2). Einen anderen Ordner wählen oder Platz schaffen.</translation>
    </message>
    <message>
        <source>Filter: a port, a program, an address, a user ...  (Ctrl+F)</source>
        <translation>Filter: ein Port, ein Programm, eine Adresse, ein Benutzer ...  (Strg+F)</translation>
    </message>
    <message>
        <source>Filter the sockets</source>
        <translation>Sockets filtern</translation>
    </message>
    <message>
        <source>Words are parts; all of them must hold. Beside words: 80-90, port:443, tcp, v6, is:listening, state:time_wait, pid:812, user:root, program:nginx, service:http; -word leaves out</source>
        <translation>Wörter passen auch als Wortteil; alle müssen zutreffen. Außer Wörtern: 80-90, port:443, tcp, v6, is:listening, state:time_wait, pid:812, user:root, program:nginx, service:http; -wort schließt aus</translation>
    </message>
    <message>
        <source>&amp;Who has port</source>
        <translation>&amp;Wer hat Port</translation>
    </message>
    <message>
        <source>Who has this port?</source>
        <translation>Wer hat diesen Port?</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stands still, so that one can read</source>
        <translation>Hält die Liste an, damit man lesen kann</translation>
    </message>
    <message>
        <source>How often the list is taken anew</source>
        <translation>Wie oft die Liste neu gelesen wird</translation>
    </message>
    <message>
        <source>every %1 s</source>
        <translation>alle %1 s</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the command that shows this list in a terminal</source>
        <translation>Kopiert den Befehl, der diese Liste im Terminal zeigt</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
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
    <name>quay::EphemeralPicture</name>
    <message>
        <source>Use of the ephemeral range</source>
        <translation>Belegung des ephemeren Bereichs</translation>
    </message>
    <message numerus="yes">
        <source>%n port(s) from %1 to %2 in use</source>
        <translation>
            <numerusform>%n Port von %1 bis %2 belegt</numerusform>
            <numerusform>%n Ports von %1 bis %2 belegt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quay::FirstSteps</name>
    <message>
        <source>No program runs yet</source>
        <translation>Noch läuft kein Programm</translation>
    </message>
    <message>
        <source>Let one listen with the form at the left, or begin with a scene:</source>
        <translation>Links eines lauschen lassen, oder mit einer Szene beginnen:</translation>
    </message>
    <message>
        <source>Paused before the first line</source>
        <translation>Angehalten vor der ersten Zeile</translation>
    </message>
    <message>
        <source>“Step” does the next line of the script; “Pause”, once more, lets it play.</source>
        <translation>„Schritt“ führt die nächste Zeile des Skripts aus; „Pause“ lässt es weiterlaufen.</translation>
    </message>
</context>
<context>
    <name>quay::HistoryModel</name>
    <message>
        <source>%1, new: %2</source>
        <translation>%1, neu: %2</translation>
    </message>
    <message>
        <source>%1, ended: %2</source>
        <translation>%1, beendet: %2</translation>
    </message>
</context>
<context>
    <name>quay::LabPage</name>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Close %1, which was made last</source>
        <translation>%1 schließen, zuletzt angelegt</translation>
    </message>
    <message>
        <source>● A host of its own</source>
        <translation>● Ein eigener Host</translation>
    </message>
    <message>
        <source>▲ Open to the network</source>
        <translation>▲ Offen zum Netzwerk</translation>
    </message>
    <message>
        <source>● Loopback only</source>
        <translation>● Nur Loopback</translation>
    </message>
    <message>
        <source>Other computers can reach sockets of the lab.</source>
        <translation>Andere Rechner können Sockets des Labors erreichen.</translation>
    </message>
    <message>
        <source>Nothing of the lab can be reached from other computers.</source>
        <translation>Nichts im Labor ist von anderen Rechnern aus erreichbar.</translation>
    </message>
    <message>
        <source>Open the lab to the network?</source>
        <translation>Das Labor zum Netzwerk öffnen?</translation>
    </message>
    <message>
        <source>This address can be reached from other computers. What the lab&apos;s programs receive there comes from whoever sends it. Open the lab to the network?</source>
        <translation>Diese Adresse ist von anderen Rechnern aus erreichbar. Was die Programme des Labors dort empfangen, kann von jedem kommen. Das Labor zum Netzwerk öffnen?</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Szenen</translation>
    </message>
    <message>
        <source>Ready scenes to begin with</source>
        <translation>Fertige Szenen für den Anfang</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>End every program and begin from nothing</source>
        <translation>Alle Programme beenden und von vorn beginnen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Hold what moves on the stage</source>
        <translation>Anhalten, was sich auf der Bühne bewegt</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>One phase further; with nothing on its way, the next line of the script</source>
        <translation>Eine Phase weiter; ist nichts unterwegs, die nächste Zeile des Skripts</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Larger (Ctrl and the wheel)</source>
        <translation>Größer (Strg und Mausrad)</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller (Ctrl and the wheel)</source>
        <translation>Kleiner (Strg und Mausrad)</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Own host</source>
        <translation>Eigener Host</translation>
    </message>
    <message>
        <source>Run the programs in a network of their own, apart from this computer</source>
        <translation>Die Programme in einem eigenen Netzwerk ausführen, getrennt von diesem Rechner</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>System calls</source>
        <translation>Systemaufrufe</translation>
    </message>
    <message>
        <source>still in TIME_WAIT</source>
        <translation>noch in TIME_WAIT</translation>
    </message>
    <message>
        <source>same address and port</source>
        <translation>gleiche Adresse, gleicher Port</translation>
    </message>
    <message>
        <source>the addresses overlap</source>
        <translation>die Adressen überschneiden sich</translation>
    </message>
    <message numerus="yes">
        <source>%1 received %n message(s) from %2: %3</source>
        <translation>
            <numerusform>%1 empfing %n Nachricht von %2: %3</numerusform>
            <numerusform>%1 empfing %n Nachrichten von %2: %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the other side has closed</source>
        <translation>%1: die andere Seite hat geschlossen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>socket, error</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A step is under way. Rename when it is done.</source>
        <translation>Ein Schritt läuft noch. Umbenennen geht danach.</translation>
    </message>
    <message>
        <source>%1: a session from outside the lab, with %2</source>
        <comment>socket, address</comment>
        <translation>%1: eine Sitzung von außerhalb des Labors, mit %2</translation>
    </message>
    <message>
        <source>The recording could not be written on (%1). What was recorded until then is kept.</source>
        <translation>Die Aufzeichnung ließ sich nicht weiterschreiben (%1). Das bis dahin Aufgezeichnete bleibt erhalten.</translation>
    </message>
    <message>
        <source>The names in a recording stay as they are. Start over to rename.</source>
        <translation>In einer Aufzeichnung bleiben die Namen, wie sie sind. Zum Umbenennen neu beginnen.</translation>
    </message>
    <message>
        <source>▶ A recording</source>
        <translation>▶ Eine Aufzeichnung</translation>
    </message>
    <message>
        <source>%1 · recording</source>
        <comment>where the lab is</comment>
        <translation>%1 · wird aufgezeichnet</translation>
    </message>
    <message>
        <source>No program runs and no socket is open. &quot;Start over&quot; begins a lab of your own.</source>
        <translation>Kein Programm läuft, kein Socket ist offen. „Neu beginnen“ beginnt ein eigenes Labor.</translation>
    </message>
    <message>
        <source>This is a recording. Start over to do something of your own.</source>
        <translation>Das ist eine Aufzeichnung. Für eigene Schritte neu beginnen.</translation>
    </message>
    <message>
        <source>Replay a recording</source>
        <translation>Aufzeichnung abspielen</translation>
    </message>
    <message>
        <source>Recordings of the lab (*.recording);;All files (*)</source>
        <translation>Aufzeichnungen des Labors (*.recording);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Record what happens in the lab</source>
        <translation>Aufzeichnen, was im Labor geschieht</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>%1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written. Choose another folder or file.</source>
        <translation>%1 lässt sich nicht schreiben. Bitte einen anderen Ordner oder eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>How fast messages travel on the stage, and a script plays; at the right end: at once</source>
        <translation>Wie schnell Nachrichten auf der Bühne unterwegs sind und ein Skript abläuft; ganz rechts: sofort</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Begin anew to record?</source>
        <translation>Zum Aufzeichnen neu beginnen?</translation>
    </message>
    <message>
        <source>A recording begins with an empty lab: the programs that run now are ended, and the script is run from its first line. Begin anew?</source>
        <translation>Eine Aufzeichnung beginnt mit einem leeren Labor: Die laufenden Programme werden beendet, und das Skript läuft von der ersten Zeile an. Neu beginnen?</translation>
    </message>
</context>
<context>
    <name>quay::LogModel</name>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>The model did not foresee this. %1</source>
        <translation>Das hat das Modell nicht vorhergesehen. %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Geschehen</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Expected: %1. %2</source>
        <comment>expectation, reason</comment>
        <translation>Erwartet: %1. %2</translation>
    </message>
</context>
<context>
    <name>quay::LogView</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disagreement(s)</source>
        <translation>
            <numerusform>%n Abweichung</numerusform>
            <numerusform>%n Abweichungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dropped by the kernel</source>
        <translation>
            <numerusform>%n vom Kernel verworfen</numerusform>
            <numerusform>%n vom Kernel verworfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the socket</source>
        <translation>Socket zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy all of it as a script that can be reported</source>
        <translation>Alles als Skript zum Melden kopieren</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Log filtern</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message numerus="yes">
        <source>%n expectation(s) not met</source>
        <translation>
            <numerusform>%n Erwartung nicht erfüllt</numerusform>
            <numerusform>%n Erwartungen nicht erfüllt</numerusform>
        </translation>
    </message>
    <message>
        <source>Only what happened otherwise than predicted, or than the script expects</source>
        <translation>Nur, was anders geschah als vorhergesagt oder als das Skript erwartet</translation>
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
        <source>&amp;Smaller text</source>
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
    <message>
        <source>Dar&amp;k</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation>Nach&amp;schlagen</translation>
    </message>
    <message>
        <source>&amp;This computer</source>
        <translation>Dieser &amp;Rechner</translation>
    </message>
    <message>
        <source>La&amp;b</source>
        <translation>La&amp;bor</translation>
    </message>
    <message>
        <source>Less m&amp;otion</source>
        <translation>Weniger Beweg&amp;ung</translation>
    </message>
    <message>
        <source>Messages of the lab appear in their places without travelling there</source>
        <translation>Nachrichten des Labors erscheinen an ihrem Ort, ohne dorthin zu wandern</translation>
    </message>
    <message>
        <source>The registry as of %1 is in use.</source>
        <translation>Das Portregister (Stand %1) ist in Gebrauch.</translation>
    </message>
    <message>
        <source>&amp;Open a lab script ...</source>
        <translation>Laborskript ö&amp;ffnen ...</translation>
    </message>
    <message>
        <source>&amp;Save the lab script</source>
        <translation>Laborskript &amp;speichern</translation>
    </message>
    <message>
        <source>Save the lab script &amp;as ...</source>
        <translation>Laborskript speichern &amp;unter ...</translation>
    </message>
    <message>
        <source>&amp;Record the lab ...</source>
        <translation>&amp;Labor aufzeichnen ...</translation>
    </message>
    <message>
        <source>Replay a recor&amp;ding ...</source>
        <translation>Aufzeichnung abs&amp;pielen ...</translation>
    </message>
    <message>
        <source>Onl&amp;y the stage</source>
        <translation>Nur d&amp;ie Bühne</translation>
    </message>
    <message>
        <source>The lab without programs, form and log, for a class to look at</source>
        <translation>Das Labor ohne Programme, Formular und Log, zum Zeigen vor einer Klasse</translation>
    </message>
    <message>
        <source>Stop &amp;recording the lab</source>
        <translation>Aufzeichnung des Labors be&amp;enden</translation>
    </message>
    <message>
        <source>The &amp;lab script</source>
        <translation>Das &amp;Laborskript</translation>
    </message>
</context>
<context>
    <name>quay::Pages</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>page, keys</comment>
        <translation>%1 (%2)</translation>
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
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>in use on this computer</source>
        <translation>auf diesem Rechner belegt</translation>
    </message>
</context>
<context>
    <name>quay::ProcessEnder</name>
    <message>
        <source>Kill %1 (pid %2)?</source>
        <translation>%1 (PID %2) sofort beenden?</translation>
    </message>
    <message>
        <source>End %1 (pid %2)?</source>
        <translation>%1 (PID %2) beenden?</translation>
    </message>
    <message>
        <source>It was asked to end and is still there. SIGKILL ends it at once; it cannot put anything in order.</source>
        <translation>Der Prozess sollte sich beenden und ist noch da. SIGKILL beendet ihn sofort; er kann nichts mehr in Ordnung bringen.</translation>
    </message>
    <message>
        <source>It gets SIGTERM, so that it can put its things in order. All its sockets are closed with it.</source>
        <translation>Der Prozess bekommt SIGTERM, damit er noch alles in Ordnung bringen kann. Mit ihm schließen sich alle seine Sockets.</translation>
    </message>
    <message>
        <source>&amp;Kill</source>
        <translation>&amp;Sofort beenden</translation>
    </message>
    <message>
        <source>&amp;End</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>%1 (pid %2) has ended already.</source>
        <translation>%1 (PID %2) ist schon beendet.</translation>
    </message>
    <message>
        <source>%1 has ended, and pid %2 belongs to another process by now. Nothing was done.</source>
        <translation>%1 ist beendet, und die PID %2 gehört inzwischen einem anderen Prozess. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>The kernel does not let you end %1 (pid %2): %3. It belongs to another user; with sudo you could.</source>
        <translation>Der Kernel lässt nicht zu, dass %1 (PID %2) beendet wird: %3. Der Prozess gehört einem anderen Benutzer; mit sudo ginge es.</translation>
    </message>
    <message>
        <source>%1 (pid %2) is not ended from here: it is Quayside itself, or the first process of the system.</source>
        <translation>%1 (PID %2) wird von hier aus nicht beendet: Das ist Quayside selbst oder der erste Prozess des Systems.</translation>
    </message>
</context>
<context>
    <name>quay::ProgramTree</name>
    <message>
        <source>Programs and their sockets</source>
        <translation>Programme und ihre Sockets</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>no port</source>
        <translation>kein Port</translation>
    </message>
    <message>
        <source>%1, descriptor %2, inode %3; %4 bytes wait to be read</source>
        <translation>%1, Deskriptor %2, Inode %3; %4 Bytes noch ungelesen</translation>
    </message>
    <message>
        <source>End %1</source>
        <translation>%1 beenden</translation>
    </message>
    <message>
        <source>Kill %1</source>
        <translation>%1 sofort beenden</translation>
    </message>
    <message>
        <source>Send a message ...</source>
        <translation>Nachricht senden ...</translation>
    </message>
    <message>
        <source>Pause accepting</source>
        <translation>Annehmen pausieren</translation>
    </message>
    <message>
        <source>Resume accepting</source>
        <translation>Annehmen fortsetzen</translation>
    </message>
    <message>
        <source>Shut down sending (FIN)</source>
        <translation>Senden beenden (FIN)</translation>
    </message>
    <message>
        <source>Reset (RST)</source>
        <translation>Zurücksetzen (RST)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Programs, their sockets and their sessions stand here.</source>
        <translation>Hier stehen Programme, ihre Sockets und ihre Sitzungen.</translation>
    </message>
    <message>
        <source>Rename ...</source>
        <translation>Umbenennen ...</translation>
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
    <message>
        <source>what has a socket on this computer</source>
        <translation>Ports, die auf diesem Rechner belegt sind</translation>
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
    <message>
        <source>in use here</source>
        <translation>hier belegt</translation>
    </message>
    <message>
        <source>Try it in the lab</source>
        <translation>Im Labor ausprobieren</translation>
    </message>
    <message>
        <source>Who has it here?</source>
        <translation>Wer hat ihn hier?</translation>
    </message>
    <message>
        <source>No port is bookmarked yet. Its star in the list, or Ctrl+D, bookmarks a port.</source>
        <translation>Noch kein Port hat ein Lesezeichen. Der Stern in der Liste oder Strg+D setzt eines.</translation>
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
    <name>quay::ScriptHelp</name>
    <message>
        <source>The lab script</source>
        <translation>Das Laborskript</translation>
    </message>
</context>
<context>
    <name>quay::ScriptPane</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Changed above what was done: running begins anew.</source>
        <translation>Im schon ausgeführten Teil geändert: Die Ausführung beginnt von vorn.</translation>
    </message>
    <message>
        <source>Save the script?</source>
        <translation>Das Skript speichern?</translation>
    </message>
    <message>
        <source>The script has been changed since it was saved. Save it before it is replaced?</source>
        <translation>Das Skript wurde seit dem Speichern geändert. Speichern, bevor es ersetzt wird?</translation>
    </message>
    <message>
        <source>Open a lab script</source>
        <translation>Laborskript öffnen</translation>
    </message>
    <message>
        <source>Lab scripts (*.lab);;All files (*)</source>
        <translation>Laborskripte (*.lab);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>%1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>Save the lab script</source>
        <translation>Laborskript speichern</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Choose another folder or free some space.</source>
        <translation>%1 konnte nicht geschrieben werden (%2). Einen anderen Ordner wählen oder Platz schaffen.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Open ...</source>
        <translation>Öffnen ...</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as ...</source>
        <translation>Speichern unter ...</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Lab script</source>
        <translation>Laborskript</translation>
    </message>
    <message>
        <source>Everything you do becomes a line here, such as
web: listen tcp 127.0.0.1:8080 as door
Lines can be written here too, and run.</source>
        <translation>Jede Handlung wird hier zu einer Zeile, etwa
web: listen tcp 127.0.0.1:8080 as door
Zeilen lassen sich hier auch schreiben und ausführen.</translation>
    </message>
    <message>
        <source>Run whole</source>
        <translation>Alles ausführen</translation>
    </message>
    <message>
        <source>Begin anew and run the script from its first line to its last</source>
        <translation>Neu beginnen und das Skript von der ersten bis zur letzten Zeile ausführen</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Run the next line that has not been run</source>
        <translation>Die nächste noch nicht ausgeführte Zeile ausführen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line %1 expected: %2. What happened: %3.</source>
        <comment>number, expectation, outcome</comment>
        <translation>Zeile %1 erwartet: %2. Geschehen ist: %3.</translation>
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
    <name>quay::SidePane</name>
    <message>
        <source>The socket that was shown here has ended.</source>
        <translation>Den Socket, der hier zu sehen war, gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Choose a socket to see all that is known of it.</source>
        <translation>Einen Socket wählen, um alles zu sehen, was über ihn bekannt ist.</translation>
    </message>
    <message>
        <source>Type a number into &quot;Who has port&quot; above.</source>
        <translation>Oben bei „Wer hat Port“ eine Nummer eingeben.</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Details of the socket</source>
        <translation>Einzelheiten zum Socket</translation>
    </message>
    <message>
        <source>Who has the port</source>
        <translation>Wer den Port hat</translation>
    </message>
    <message>
        <source>The machine&apos;s numbers</source>
        <translation>Die Zahlen des Rechners</translation>
    </message>
    <message>
        <source>What came and went</source>
        <translation>Was kam und ging</translation>
    </message>
    <message>
        <source>Sockets that come and go while the list is watched are noted here.</source>
        <translation>Sockets, die kommen und gehen, während die Liste beobachtet wird, stehen hier.</translation>
    </message>
</context>
<context>
    <name>quay::SocketChips</name>
    <message>
        <source>Listening</source>
        <translation>Lauschend</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Ending</source>
        <translation>Im Abbau</translation>
    </message>
    <message>
        <source>Loopback only</source>
        <translation>Nur Loopback</translation>
    </message>
    <message>
        <source>Holder not visible</source>
        <translation>Inhaber verborgen</translation>
    </message>
</context>
<context>
    <name>quay::SocketModel</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
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
<context>
    <name>quay::VerdictBox</name>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy this line of lab script</source>
        <translation>Diese Zeile als Laborskript kopieren</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Show the rule that decides, step by step</source>
        <translation>Die entscheidende Regel zeigen, Schritt für Schritt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>How the system decides</source>
        <translation>Wie das System entscheidet</translation>
    </message>
</context>
<context>
    <name>quay::cli::LabCommand</name>
    <message>
        <source>In a fresh host of its own (lo only, root, nothing bound).</source>
        <translation>Auf einem eigenen frischen Host (nur lo, root, nichts gebunden).</translation>
    </message>
    <message>
        <source>&quot;quay lab&quot; reads statements; &quot;quay run&quot; takes a file.</source>
        <translation>„quay lab“ liest Anweisungen; „quay run“ nimmt eine Datei.</translation>
    </message>
    <message>
        <source>A line of three dashes begins another script; here there is one.</source>
        <translation>Eine Zeile aus drei Strichen beginnt ein weiteres Skript; hier gibt es nur eines.</translation>
    </message>
    <message>
        <source>predicted: %1</source>
        <translation>vorhergesagt: %1</translation>
    </message>
    <message>
        <source>happened:  %1</source>
        <translation>geschehen:    %1</translation>
    </message>
    <message>
        <source>A lab at the terminal: reads statements of the lab script one by one, says what each will do, and does it with real programs and real sockets.

  quay lab               on this computer
  quay lab --isolated    on a fresh host of its own

A statement names a program and what it does:

  web: listen tcp 127.0.0.1:8080 as door
  alice: connect tcp 127.0.0.1:8080 as a
  alice: send a &quot;hello&quot;</source>
        <translation>Ein Labor im Terminal: liest Anweisungen des Laborskripts eine nach der anderen, sagt, was jede tun wird, und tut es mit echten Programmen und echten Sockets.

  quay lab               auf diesem Rechner
  quay lab --isolated    auf einem eigenen frischen Host

Eine Anweisung nennt ein Programm und was es tut:

  web: listen tcp 127.0.0.1:8080 as door
  alice: connect tcp 127.0.0.1:8080 as a
  alice: send a &quot;hello&quot;</translation>
    </message>
    <message>
        <source>Write what happens to OUT, for &quot;quay replay&quot;.</source>
        <translation>Was geschieht, nach ZIEL schreiben, für „quay replay“.</translation>
    </message>
    <message>
        <source>OUT</source>
        <translation>ZIEL</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be written: %2</source>
        <translation>„%1“ lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>One statement a line, for instance: web: listen tcp 127.0.0.1:8080 as door
&quot;help&quot; lists the statements. &quot;quit&quot; or Ctrl+D ends the lab and all its programs.</source>
        <translation>Eine Anweisung je Zeile, zum Beispiel: web: listen tcp 127.0.0.1:8080 as door
„help“ zählt die Anweisungen auf. „quit“ oder Strg+D beendet das Labor und alle seine Programme.</translation>
    </message>
    <message>
        <source>A statement names a program, and what it does:

  web: listen tcp 127.0.0.1:8080 as door     bind and listen; [backlog N]
  web: bind udp [::1]:5353 as u              or bind NAME ADDRESS:PORT
  alice: connect tcp 127.0.0.1:8080 as a     [from ADDRESS:PORT]
  alice: send a &quot;hello&quot;                      or hex &quot;00 ff&quot;, N bytes; [to ADDRESS:PORT] [times K]
  web: set door reuseport off                an option of a socket
  web: pause door                            accept no more; resume
  bob: inherit door as spare                 the same socket in another program
  alice: join u 239.1.2.3                    a multicast group; leave
  alice: shutdown a                          close, reset, disconnect
  alice: exit                                kill
  alice: wait 100 ms

Options of a new socket, at the end of its line: reuseaddr, reuseport, v6only, dualstack, broadcast, device NAME, freebind, noport, range LO-HI, rcvbuf N, sndbuf N, ttl N, nodelay.
* is 0.0.0.0; port 0 lets the system choose; $NAME is the port of a socket; NAME#1 a session of a listener.</source>
        <translation>Eine Anweisung nennt ein Programm und was es tut:

  web: listen tcp 127.0.0.1:8080 as door     binden und lauschen; [backlog N]
  web: bind udp [::1]:5353 as u              oder bind NAME ADRESSE:PORT
  alice: connect tcp 127.0.0.1:8080 as a     [from ADRESSE:PORT]
  alice: send a &quot;hallo&quot;                      oder hex &quot;00 ff&quot;, N bytes; [to ADRESSE:PORT] [times K]
  web: set door reuseport off                eine Option eines Sockets
  web: pause door                            keine mehr annehmen; resume
  bob: inherit door as spare                 derselbe Socket in einem anderen Programm
  alice: join u 239.1.2.3                    eine Multicast-Gruppe; leave
  alice: shutdown a                          close, reset, disconnect
  alice: exit                                kill
  alice: wait 100 ms

Optionen eines neuen Sockets, am Ende seiner Zeile: reuseaddr, reuseport, v6only, dualstack, broadcast, device NAME, freebind, noport, range VON-BIS, rcvbuf N, sndbuf N, ttl N, nodelay.
* ist 0.0.0.0; bei Port 0 wählt das System; $NAME ist der Port eines Sockets; NAME#1 eine Sitzung eines Lauschers.</translation>
    </message>
</context>
<context>
    <name>quay::cli::RunSession</name>
    <message>
        <source>Script %1</source>
        <translation>Skript %1</translation>
    </message>
    <message numerus="yes">
        <source>%n steps carried out.</source>
        <translation>
            <numerusform>%n Schritt ausgeführt.</numerusform>
            <numerusform>%n Schritte ausgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every prediction was right.</source>
        <translation>Alle Vorhersagen waren richtig.</translation>
    </message>
    <message numerus="yes">
        <source>%n predictions were wrong.</source>
        <translation>
            <numerusform>%n Vorhersage war falsch.</numerusform>
            <numerusform>%n Vorhersagen waren falsch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n expectations were met.</source>
        <translation>
            <numerusform>Erfüllte Erwartungen: %1 von %n.</numerusform>
            <numerusform>Erfüllte Erwartungen: %1 von %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quay::scene::Card</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>quay::scene::Stage</name>
    <message>
        <source>Stage</source>
        <translation>Bühne</translation>
    </message>
    <message numerus="yes">
        <source>%n more socket(s) of %1</source>
        <translation>
            <numerusform>%n weiterer Socket von %1</numerusform>
            <numerusform>%n weitere Sockets von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed to bind %2: %3. %4</source>
        <translation>%1 konnte %2 nicht binden: %3. %4</translation>
    </message>
    <message>
        <source>%1, %2: %3 connected to %4, %5</source>
        <translation>%1, %2: %3 verbunden mit %4, %5</translation>
    </message>
    <message>
        <source>%1, %2: %3, %4</source>
        <translation>%1, %2: %3, %4</translation>
    </message>
    <message>
        <source>program, ended</source>
        <translation>Programm, beendet</translation>
    </message>
    <message>
        <source>program, pid %1</source>
        <translation>Programm, PID %1</translation>
    </message>
</context>
<context>
    <name>quayside</name>
    <message>
        <source>Usage: quayside [QUERY ... | FILE]

Opens the window; with a query at its best answer.

  quayside            every port, to be found by typing
  quayside 443        one port
  quayside ssh        a service
  quayside 80-90 udp  a range, on UDP
  quayside class.lab  a lab script, in the lab;
                      or a recording, class.recording

Options:
  --shots FOLDER  render every page into pictures, without a display
  --version       print the version
  --help          print this help

The same in the terminal: quay lookup QUERY</source>
        <translation>Aufruf: quayside [ANFRAGE ... | DATEI]

Öffnet das Fenster; mit einer Anfrage bei deren bester Antwort.

  quayside             alle Ports, beim Tippen zu finden
  quayside 443         ein Port
  quayside ssh         ein Dienst
  quayside 80-90 udp   ein Bereich, auf UDP
  quayside klasse.lab  ein Laborskript, im Labor;
                       oder eine Aufzeichnung, klasse.recording

Optionen:
  --shots ORDNER  alle Seiten als Bilder ausgeben, ohne Bildschirm
  --version       die Version ausgeben
  --help          diese Hilfe ausgeben

Dasselbe im Terminal: quay lookup ANFRAGE</translation>
    </message>
</context>
</TS>
