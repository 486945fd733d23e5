<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>BindSteps</name>
    <message numerus="yes">
        <source>%n more socket(s) have the port, and are asked likewise.</source>
        <translation>
            <numerusform>%n more socket has the port, and is asked likewise.</numerusform>
            <numerusform>%n more sockets have the port, and are asked likewise.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n datagram(s)</source>
        <translation>
            <numerusform>%n datagram</numerusform>
            <numerusform>%n datagrams</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InfoText</name>
    <message numerus="yes">
        <source>%n connection(s) wait to be accepted; %1 may.</source>
        <translation>
            <numerusform>%n connection waits to be accepted; %1 may.</numerusform>
            <numerusform>%n connections wait to be accepted; %1 may.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n of these %2 ports are in use, %3 %.</source>
        <translation>
            <numerusform>%1; %n of these %2 ports is in use, %3 %.</numerusform>
            <numerusform>%1; %n of these %2 ports are in use, %3 %.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PredictCommand</name>
    <message numerus="yes">
        <source>%n steps predicted.</source>
        <translation>
            <numerusform>%n step predicted.</numerusform>
            <numerusform>%n steps predicted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n expectations will be met.</source>
        <translation>
            <numerusform>%1 of %n expectation will be met.</numerusform>
            <numerusform>%1 of %n expectations will be met.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n it can&apos;t be told.</source>
        <translation>
            <numerusform>Of %n it can&apos;t be told.</numerusform>
            <numerusform>Of %n it can&apos;t be told.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegistryText</name>
    <message numerus="yes">
        <source>The registry as of %1 has %n assignment(s).</source>
        <translation>
            <numerusform>The registry as of %1 has %n assignment.</numerusform>
            <numerusform>The registry as of %1 has %n assignments.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is/are new.</source>
        <translation>
            <numerusform>%n of them is new.</numerusform>
            <numerusform>%n of them are new.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is/are gone.</source>
        <translation>
            <numerusform>%n is gone.</numerusform>
            <numerusform>%n are gone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleText</name>
    <message numerus="yes">
        <source>%n more are in the way.</source>
        <translation>
            <numerusform>%n more is in the way.</numerusform>
            <numerusform>%n more are in the way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n seconds it would succeed.</source>
        <translation>
            <numerusform>In %n second it would succeed.</numerusform>
            <numerusform>In %n seconds it would succeed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhoText</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>processes</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 port %2 is the near end of %n connection(s), held by %3.</source>
        <translation>
            <numerusform>%1 port %2 is the near end of %n connection, held by %3.</numerusform>
            <numerusform>%1 port %2 is the near end of %n connections, held by %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No process holds %1 port %2 any more, but the kernel is still closing %n connection(s) of it.</source>
        <translation>
            <numerusform>No process holds %1 port %2 any more, but the kernel is still closing %n connection of it.</numerusform>
            <numerusform>No process holds %1 port %2 any more, but the kernel is still closing %n connections of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No process holds %1 port %2, but %n ended connection(s) of it wait in TIME_WAIT, for another %3 s.</source>
        <translation>
            <numerusform>No process holds %1 port %2, but %n ended connection of it waits in TIME_WAIT, for another %3 s.</numerusform>
            <numerusform>No process holds %1 port %2, but %n ended connections of it wait in TIME_WAIT, for another %3 s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quay::ComputerPage</name>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%n socket</numerusform>
            <numerusform>%n sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n socket(s)</source>
        <translation>
            <numerusform>%1 of %n socket</numerusform>
            <numerusform>%1 of %n sockets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quay::EphemeralPicture</name>
    <message numerus="yes">
        <source>%n port(s) from %1 to %2 in use</source>
        <translation>
            <numerusform>%n port from %1 to %2 in use</numerusform>
            <numerusform>%n ports from %1 to %2 in use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quay::LabPage</name>
    <message numerus="yes">
        <source>%1 received %n message(s) from %2: %3</source>
        <translation>
            <numerusform>%1 received %n message from %2: %3</numerusform>
            <numerusform>%1 received %n messages from %2: %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quay::LogModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quay::LogView</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disagreement(s)</source>
        <translation>
            <numerusform>%n disagreement</numerusform>
            <numerusform>%n disagreements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dropped by the kernel</source>
        <translation>
            <numerusform>%n dropped by the kernel</numerusform>
            <numerusform>%n dropped by the kernel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expectation(s) not met</source>
        <translation>
            <numerusform>%n expectation not met</numerusform>
            <numerusform>%n expectations not met</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quay::MainWindow</name>
    <message numerus="yes">
        <source>%1 That is far fewer than the %n now in use; perhaps the file is not complete.</source>
        <translation>
            <numerusform>%1 That is far fewer than the %n now in use; perhaps the file is not complete.</numerusform>
            <numerusform>%1 That is far fewer than the %n now in use; perhaps the file is not complete.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quay::ReferencePage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quay::cli::RunSession</name>
    <message numerus="yes">
        <source>%n steps carried out.</source>
        <translation>
            <numerusform>%n step carried out.</numerusform>
            <numerusform>%n steps carried out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n predictions were wrong.</source>
        <translation>
            <numerusform>%n prediction was wrong.</numerusform>
            <numerusform>%n predictions were wrong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n expectations were met.</source>
        <translation>
            <numerusform>%1 of %n expectation was met.</numerusform>
            <numerusform>%1 of %n expectations were met.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quay::scene::Stage</name>
    <message numerus="yes">
        <source>%n more socket(s) of %1</source>
        <translation>
            <numerusform>%n more socket of %1</numerusform>
            <numerusform>%n more sockets of %1</numerusform>
        </translation>
    </message>
</context>
</TS>
