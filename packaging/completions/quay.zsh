#compdef quay quayside
# SPDX-License-Identifier: MIT

_quay_query() {
    local -a words names
    words=(tcp udp sctp dccp port: name: rfc: range:{system,user,dynamic}
        is:{assigned,reserved,unassigned,deassigned,dynamic,notable,common})
    if [[ $PREFIX == [a-z][a-z]* && $PREFIX != *:* ]]; then
        names=(${(fu)"$(command quay lookup "name:$PREFIX" 2>/dev/null | cut -f 3)"})
    fi
    compadd -- ${words:#*:} $names
    compadd -S '' -- ${(M)words:#*:}
}

# The ports that sockets of this computer have.
_quay_port() {
    local -a ports
    ports=(${${(f)"$(command quay sockets 2>/dev/null | cut -f 2)"}##*:})
    compadd -- ${(u)ports:#0}
}

_quay() {
    local curcontext=$curcontext state line
    if [[ $service == quayside ]]; then
        _arguments '--help[say how it is used]' '--version[say which version it is]' \
            '--shots[render every page into pictures]:folder:_files -/' '*:query:_quay_query'
        return
    fi
    _arguments -C '--help[say how it is used]' '--version[say which version it is]' \
        '1:command:((lookup\:"look a port up" sockets\:"this computer'"'"'s sockets" who\:"who holds a port" predict\:"what a lab script would do" run\:"carry a lab script out" replay\:"show a recording again" lab\:"a lab at the terminal" import\:"take in a newer registry from IANA"))' '*::argument:->argument'
    case $state:$line[1] in
    argument:lookup)
        _arguments '(-p --protocol)'{-p,--protocol}'[only this transport]:transport:(tcp udp sctp dccp)' \
            '--json[print a JSON array]' '--all[every entry]' '--help[say more]' '*:query:_quay_query'
        ;;
    argument:sockets)
        _arguments '(-l --listening)'{-l,--listening}'[only those that wait]' \
            '--port[only with this local port]:port:_quay_port' \
            '(-p --protocol)'{-p,--protocol}'[only this protocol]:protocol:(tcp udp sctp dccp raw)' \
            '--json[print a JSON array]' '--help[say more]'
        ;;
    argument:who)
        _arguments '--json[print one JSON object]' '--help[say more]' '1:port:_quay_port'
        ;;
    argument:predict)
        _arguments '--isolated[on a fresh host of its own]' '(--systems)--json[print one JSON object a step]' \
            '(--json)--systems[add where other systems would differ]' '--help[say more]' '1:lab script:_files'
        ;;
    argument:run)
        _arguments '--json[print one JSON object a step]' '--isolated[in a fresh host of its own]' \
            '--outside[allow sending to other computers]' '--record[write a recording]:recording:_files' '--help[say more]' '1:file:_files'
        ;;
    argument:replay)
        _arguments '--json[print one JSON object a step]' '--help[say more]' '1:file:_files'
        ;;
    argument:lab)
        _arguments '--isolated[in a fresh host of its own]' '--help[say more]'
        ;;
    argument:import)
        _arguments '--back[the registry before the last import]' '--help[say more]' \
            '1:file:_files -g "*.(csv|xml)(-.)"'
        ;;
    esac
}

_quay "$@"
