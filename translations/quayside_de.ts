<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ImportCommand</name>
    <message>
        <source>The registry could not be put back (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry before the last import is in use again, as of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shipped registry is in use again, as of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry could not be kept in %1 (%2). Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in %1. &quot;quay import --back&quot; undoes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is far fewer than before; is the file complete?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes in a newer registry: IANA&apos;s service-names-port-numbers.csv or .xml.
It is kept among your own files and used by the window and the terminal; the one before is kept too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file; - is standard input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the registry before the last import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one file: quay import service-names-port-numbers.xml</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookupCommand</name>
    <message>
        <source>Port %1 is 0x%2, in the header %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PORT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROTOCOL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SERVICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DESCRIPTION</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches &quot;%1&quot;. Try a number, a range like 80-90, or part of a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to look up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this transport: tcp, udp, sctp or dccp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a JSON array, one object a port and transport.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every entry of the registry, instead of a query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what to look up, for instance: quay lookup 443. Or --all for everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of the transports tcp, udp, sctp and dccp.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PortDescription</name>
    <message>
        <source>Decimal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hexadecimal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the registry of IANA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for all of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assigned to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>registered %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>formerly %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>service code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commonly used for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quayside&apos;s own list, not IANA&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is encrypted in part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is encrypted if both sides agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better: %1 on port %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as lab script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegistryText</name>
    <message>
        <source>Common use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De-assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System ports, 0 to 1023, also called well-known: assigned by IANA to services everybody should find. On Linux a program needs a privilege to bind one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User ports, 1024 to 49151, also called registered: IANA assigns them on request, and any program may bind one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamic ports, 49152 to 65535, also called private or ephemeral: never assigned, free for any use, mostly for the near end of outgoing connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en</source>
        <comment>language code</comment>
        <extracomment>The two-letter code of the language you translate into, in lower case; it selects which of the registry&apos;s own descriptions is shown.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file, problem</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than 32 MiB; IANA&apos;s registry has about 6. Is it the right file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is not UTF-8. Fetch the file again, or save it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither IANA&apos;s CSV nor its XML of the port registry (service-names-port-numbers).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; is missing. The first line must name the columns as IANA&apos;s file does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line has %1 columns, not as many as the first line names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quote is opened here and never closed; the file may be cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends in the middle; it may be cut off. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no port number and no range of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 does not exist: port numbers have 16 bits and end at 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The range %1 runs backwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of the transports tcp, udp, sctp and dccp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of assigned, reserved and unassigned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date of the form YYYY-MM-DD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1 holds more than 64 KiB of text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has more than 200000 rows, ten times as many as IANA&apos;s registry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XML is damaged (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XML declares a document type or an entity of its own. IANA&apos;s file does not; this one is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds no port at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no port: port numbers are unsigned, 0 to 65535. The 16 bits of -1 read as 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The range %1 runs backwards; write the smaller number first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After &quot;port:&quot; comes a number, a range or a list, like port:443, port:80-90 or port:20,21; not %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not known. Try is:assigned, is:reserved, is:unassigned, is:notable, is:common, is:used, range:system, range:user or range:dynamic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no port: a port number has 16 bits, so the largest is 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put into 16 bits without a check, it would become %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The registry as of %1 has %n assignment(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is/are new.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is/are gone.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quay</name>
    <message>
        <source>look a port up: a number, a service, a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take in a newer registry from IANA</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quay::Bookmarks</name>
    <message>
        <source>The folder cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quay::Chips</name>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Common uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmarked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter; the same as the word %1 in the search field</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quay::DetailPane</name>
    <message>
        <source>Details of the port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your &amp;note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For yourself: what you use this port for, who to ask ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmarked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quay::MainWindow</name>
    <message>
        <source>Your bookmarks and notes could not be kept in %1 (%2). They last until the window closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your imported registry could not be used; the shipped one is. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with your bookmarks and notes was damaged. It was put aside as %1; nothing in it was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this registry?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 That is far fewer than the %n now in use; perhaps the file is not complete.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Take in a newer registry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IANA&apos;s registry (*.csv *.xml);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export what is shown ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print what is shown ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take in a newer registry ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Update from IANA ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go &amp;back to the registry before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bookmark this port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;arger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to &amp;search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Quayside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Quayside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Quayside %1&lt;/h3&gt;&lt;p&gt;Network ports: what they are for, and what the operating system does with them.&lt;/p&gt;&lt;p&gt;The registry&apos;s facts are IANA&apos;s, dedicated to the public domain (CC0). The program is free software under the MIT licence.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quay::PortMap</name>
    <message>
        <source>Port map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (common use)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>service, transport</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1, %2 range: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quay::PortModel</name>
    <message>
        <source>bookmarked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no bookmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>References</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quay::QueryHelp</name>
    <message>
        <source>How to search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words are parts; all of them must hold. Click an example to try it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this port; while typing also numbers that begin so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exactly these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anywhere in name or description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the service&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two words as they stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with one word, without another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with this RFC as reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one transport: tcp, udp, sctp, dccp; several of them mean any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system, user or dynamic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assigned, reserved, unassigned, deassigned or dynamic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ports everybody should know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>common uses that IANA does not list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your bookmarks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quay::ReferencePage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This would find something: %1, %2, %3, %4. Or leave a word out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON (*.json);;Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Choose another folder or free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove bookmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ports as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All 65536 ports as one picture: hover tells, a click goes there, dragging takes a range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP and UDP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SCTP or DCCP only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bookmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each row holds 256 ports. The lines mark where the user ports (1024) and the dynamic ports (49152) begin.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quay::RegistryUpdate</name>
    <message>
        <source>The new registry could not be kept in %1 (%2); the one in use stays. Free some space or check the folder&apos;s permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry could not be put back (%1).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quay::SearchField</name>
    <message>
        <source>A port, a service, a word ...  (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A port number, a range, a service&apos;s name or words; Return goes to the best answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quay::UpdateDialog</name>
    <message>
        <source>Update from IANA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IANA publishes its port registry several times a month. It is fetched over HTTPS, checked as a whole, and only then takes the place of the present one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must begin with https:// and name a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server leads on to an address without encryption; it was not followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is larger than 32 MiB and was broken off. Is it the right address?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not be reached (%1). Check the connection and the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered with status %1. Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled; the present registry stays in use.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
