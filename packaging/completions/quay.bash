# SPDX-License-Identifier: MIT
# bash completion for quay and quayside

# The words of a query that begin like $1; names of services from two letters on.
_quay_query() {
    local words="tcp udp sctp dccp port: name: rfc: range:system range:user range:dynamic is:assigned is:reserved
        is:unassigned is:deassigned is:dynamic is:notable is:common"
    if [[ $1 == [a-z][a-z]* && $1 != *:* ]]; then
        words+=" $(command quay lookup "name:$1" 2>/dev/null | cut -f 3 | sort -u)"
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$1")
    [[ ${COMPREPLY[0]:-} == *: ]] && compopt -o nospace
    declare -F __ltrim_colon_completions >/dev/null && __ltrim_colon_completions "$1"
}

# The ports that sockets of this computer have, which begin like $1.
_quay_port() {
    mapfile -t COMPREPLY < <(compgen -W \
        "$(command quay sockets 2>/dev/null | cut -f 2 | sed 's/.*://' | grep -v '^0$' | sort -nu)" -- "$1")
}

_quay_file() {
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "$1")
}

_quay() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words=()
    if declare -F _get_comp_words_by_ref >/dev/null; then
        _get_comp_words_by_ref -n : cur prev words
    else
        words=("${COMP_WORDS[@]}")
    fi
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "lookup sockets who predict run replay lab import help --help --version" -- "$cur")
        return
    fi
    case ${words[1]} in
    lookup)
        if [[ $prev == -p || $prev == --protocol ]]; then
            mapfile -t COMPREPLY < <(compgen -W "tcp udp sctp dccp" -- "$cur")
        elif [[ $cur == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "--protocol --json --all --help" -- "$cur")
        else
            _quay_query "$cur"
        fi
        ;;
    sockets)
        if [[ $prev == -p || $prev == --protocol ]]; then
            mapfile -t COMPREPLY < <(compgen -W "tcp udp sctp dccp raw" -- "$cur")
        elif [[ $prev == --port ]]; then
            _quay_port "$cur"
        else
            mapfile -t COMPREPLY < <(compgen -W "--listening --port --protocol --json --help" -- "$cur")
        fi
        ;;
    who)
        if [[ $cur == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "--json --help" -- "$cur")
        else
            _quay_port "$cur"
        fi
        ;;
    predict | run | replay | lab)
        local options="--isolated --json --systems --help"
        [[ ${words[1]} == run ]] && options="--isolated --json --outside --record --help"
        [[ ${words[1]} == replay ]] && options="--json --help"
        [[ ${words[1]} == lab ]] && options="--isolated --help"
        if [[ $cur == -* || ${words[1]} == lab ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
        else
            _quay_file "$cur"
        fi
        ;;
    import)
        if [[ $cur == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "--back --help" -- "$cur")
        else
            _quay_file "$cur"
        fi
        ;;
    esac
}

_quayside() {
    local cur=${COMP_WORDS[COMP_CWORD]}
    if declare -F _get_comp_words_by_ref >/dev/null; then
        _get_comp_words_by_ref -n : cur
    fi
    if [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "--help --version --shots" -- "$cur")
    else
        _quay_query "$cur"
    fi
}

complete -F _quay quay
complete -F _quayside quayside
