<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
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
    <message numerus="yes">
        <source>%n assignment(s) as of %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3.</source>
        <comment>12000 assignments as of 2026-08-17: 12 new, 3 gone.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no port: a port number has 16 bits, so the largest is 65535. A program that stores %1 in 16 bits without checking loses the upper ones.</source>
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
</TS>
