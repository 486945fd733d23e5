# SPDX-License-Identifier: MIT
# fish completion for quay and quayside

function __quay_query
    printf '%s\n' tcp udp sctp dccp port: name: rfc: range:system range:user range:dynamic is:assigned is:reserved \
        is:unassigned is:deassigned is:dynamic is:notable is:common
    set -l word (commandline -ct)
    if string match -qr '^[a-z]{2}[^:]*$' -- $word
        command quay lookup "name:$word" 2>/dev/null | cut -f 3 | sort -u
    end
end

# The ports that sockets of this computer have.
function __quay_port
    command quay sockets 2>/dev/null | cut -f 2 | string replace -r '.*:' '' | string match -v 0 | sort -nu
end

complete -c quay -f
complete -c quay -n __fish_use_subcommand -a lookup -d 'Look a port up'
complete -c quay -n __fish_use_subcommand -a sockets -d 'List this computer\'s sockets and their processes'
complete -c quay -n __fish_use_subcommand -a who -d 'Say who holds a port'
complete -c quay -n __fish_use_subcommand -a predict -d 'Say what a lab script would do, and why'
complete -c quay -n __fish_use_subcommand -a run -d 'Carry a lab script out, and compare'
complete -c quay -n __fish_use_subcommand -a replay -d 'Show the recording of a run again'
complete -c quay -n __fish_use_subcommand -a lab -d 'A lab at the terminal'
complete -c quay -n __fish_use_subcommand -a import -d 'Take in a newer registry from IANA'
complete -c quay -n __fish_use_subcommand -l version -d 'Say which version it is'
complete -c quay -l help -d 'Say how it is used'
complete -c quay -n '__fish_seen_subcommand_from lookup' -s p -l protocol -x -a 'tcp udp sctp dccp' -d 'Only this transport'
complete -c quay -n '__fish_seen_subcommand_from lookup' -l json -d 'Print a JSON array'
complete -c quay -n '__fish_seen_subcommand_from lookup' -l all -d 'Every entry of the registry'
complete -c quay -n '__fish_seen_subcommand_from lookup' -a '(__quay_query)'
complete -c quay -n '__fish_seen_subcommand_from sockets' -s l -l listening -d 'Only those that wait'
complete -c quay -n '__fish_seen_subcommand_from sockets' -l port -x -a '(__quay_port)' -d 'Only with this local port'
complete -c quay -n '__fish_seen_subcommand_from sockets' -s p -l protocol -x -a 'tcp udp sctp dccp raw' -d 'Only this protocol'
complete -c quay -n '__fish_seen_subcommand_from sockets' -l json -d 'Print a JSON array'
complete -c quay -n '__fish_seen_subcommand_from who' -a '(__quay_port)'
complete -c quay -n '__fish_seen_subcommand_from who' -l json -d 'Print one JSON object'
complete -c quay -n '__fish_seen_subcommand_from predict run replay' -F
complete -c quay -n '__fish_seen_subcommand_from predict run lab' -l isolated -d 'On a fresh host of its own'
complete -c quay -n '__fish_seen_subcommand_from predict run replay' -l json -d 'Print one JSON object a step'
complete -c quay -n '__fish_seen_subcommand_from predict' -l systems -d 'Add where other systems would differ'
complete -c quay -n '__fish_seen_subcommand_from run' -l outside -d 'Allow sending to other computers'
complete -c quay -n '__fish_seen_subcommand_from run' -l record -r -F -d 'Write a recording'
complete -c quay -n '__fish_seen_subcommand_from import' -l back -d 'The registry before the last import'
complete -c quay -n '__fish_seen_subcommand_from import' -F

complete -c quayside -f -a '(__quay_query)'
complete -c quayside -l shots -r -d 'Render every page into pictures'
complete -c quayside -l help -d 'Say how it is used'
complete -c quayside -l version -d 'Say which version it is'
