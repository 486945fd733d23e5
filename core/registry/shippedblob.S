// SPDX-License-Identifier: MIT
    .section .rodata
    .global quayside_registry_begin
    .global quayside_registry_end
    .balign 16
quayside_registry_begin:
    .incbin "registry.blob"
quayside_registry_end:
    .byte 0
    .global quayside_programs_begin
    .global quayside_programs_end
quayside_programs_begin:
    .incbin "programs.tsv"
quayside_programs_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
