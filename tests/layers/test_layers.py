# SPDX-License-Identifier: MIT
"""The check of the layers can fail: every line is crossed once, in a small tree of its own.

    python3 tests/layers/test_layers.py
"""

import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import layers  # noqa: E402

# A tree without a crossing that has something in every folder.
CLEAN = {
    "core/base/result.h": "#include <QtCore/QString>\n#include <tl/expected.hpp>\n",
    "core/net/port.h": '#include "base/result.h"\n#include <QString>\n',
    "core/registry/query.h": '#include "net/port.h"\n#include <QNetworkReply>\n',
    "core/registry/query.cpp": '#include "query.h"\n',
    "core/rules/bind.h": '#include "net/port.h"\n',
    "core/system/sockets.cpp": '#include "net/port.h"\n#include <linux/sock_diag.h>\nauto p = "/proc/net";\n',
    "core/lab/engine.h": '#include "rules/bind.h"\n#include <QProcess>\n',
    "core/lab/engine.cpp": '#include "lab/engine.h"\nQProcess process;\n',
    "core/lab/agent/agent.cpp": "#include <QTcpServer>\n#include <sys/socket.h>\n",
    "core/script/run.h": '#include "lab/engine.h"\n#include "rules/bind.h"\n',
    "core/lessons/lesson.h": '#include "script/run.h"\n',
    "core/net/CMakeLists.txt": "target_link_libraries(quay_net PUBLIC Qt6::Core) # not Qt6::Gui\n",
    "app/common/words.h": '#include "registry/query.h"\n',
    "app/cli/main.cpp": '#include "common/words.h"\n',
    "app/reference/page.h": '#include "common/words.h"\n#include <QWidget>\n',
    "app/reference/tablemodel.h": "#include <QColor>\n#include <QAbstractTableModel>\n",
    "app/lab/page.h": '#include "lab/engine.h"\n#include <QWidget>\n',
    "app/window/window.h": '#include "reference/page.h"\n#include "lab/page.h"\n',
}


def crossings(changes):
    """The paths that are found wanting once these files are added to, or replaced in, the clean tree."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in (CLEAN | changes).items():
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return [path for path, _, _ in layers.findings(folder, layers.qt_headers())]


class Layers(unittest.TestCase):
    def planted(self, path, text):
        with self.subTest(path=path, text=text):
            self.assertEqual(crossings({path: text}), [path])

    def test_a_clean_tree_has_no_crossing(self):
        self.assertEqual(crossings({}), [])

    def test_core_knows_no_window(self):
        for include in ("<QWidget>", "<QtWidgets/QWidget>", '"QtWidgets/qwidget.h"', "<qwidget.h>", "<QtWidgets>",
                        "<QColor>", "<QtGui/QColor>", "<QSvgRenderer>", "<QtQuick/QQuickItem>", "<QNothingKnown>"):
            self.planted("core/base/new.h", f"#include {include}\n")

    def test_core_does_not_include_app(self):
        for include in ("common/words.h", "../../app/common/words.h"):
            self.planted("core/lessons/new.h", f'#include "{include}"\n')

    def test_core_links_core_and_network_only(self):
        self.planted("core/net/CMakeLists.txt", "target_link_libraries(quay_net PUBLIC Qt6::Core Qt6::Gui)\n")

    def test_core_writes_no_sentences(self):
        for call in ('tr("A sentence.")', 'QCoreApplication::translate("a", "b")', 'QT_TR_NOOP("b")'):
            self.planted("core/net/new.cpp", f"auto text = {call};\n")

    def test_lower_folders_do_not_know_upper_ones(self):
        for path, include in (("core/base/new.h", "net/port.h"), ("core/net/new.h", "registry/query.h"),
                              ("core/registry/new.h", "rules/bind.h"), ("core/rules/new.h", "registry/query.h"),
                              ("core/system/new.h", "rules/bind.h"), ("core/rules/new.h", "lab/engine.h"),
                              ("core/lab/new.h", "script/run.h"), ("core/lab/new.h", "registry/query.h"),
                              ("core/script/new.h", "lessons/lesson.h")):
            self.planted(path, f'#include "{include}"\n')

    def test_a_relative_include_is_the_same_include(self):
        self.planted("core/rules/new.h", '#include "../registry/query.h"\n')
        self.planted("core/rules/new.h", '  #  include  "../registry/query.h"\n')

    def test_a_new_folder_needs_a_place_in_the_table(self):
        self.planted("core/misc/new.h", "int a;\n")
        self.planted("app/misc/new.h", "int a;\n")

    def test_sockets_live_in_the_agent(self):
        for name in ("QTcpServer", "QTcpSocket", "QUdpSocket", "QAbstractSocket", "QSslSocket"):
            self.planted("core/lab/new.cpp", f"#include <{name}>\n")
            self.planted("app/common/new.cpp", f"void use({name} &);\n")

    def test_system_calls_live_in_the_agent_and_the_netlink_file(self):
        for header in ("sys/socket.h", "netinet/tcp.h", "linux/sock_diag.h", "sched.h"):
            self.planted("core/net/new.cpp", f"#include <{header}>\n")

    def test_processes_have_one_place(self):
        self.planted("core/script/new.cpp", "#include <QProcess>\n")

    def test_proc_has_one_place(self):
        self.planted("core/lab/new.cpp", 'auto path = "/proc/sys/net";\n')

    def test_a_page_does_not_know_another(self):
        self.planted("app/lab/new.cpp", '#include "reference/page.h"\n')
        self.planted("app/reference/new.cpp", '#include "window/window.h"\n')
        self.planted("app/common/new.cpp", '#include "reference/page.h"\n')

    def test_the_terminal_shows_no_window_not_even_through_another_header(self):
        self.planted("app/cli/new.cpp", "#include <QWidget>\n")
        self.planted("app/common/words.h", "#include <QWidget>\n")

    def test_models_and_filters_use_no_widgets(self):
        self.planted("app/reference/tablemodel.h", "#include <QTableView>\n")
        self.planted("app/reference/portfilter.cpp", "#include <QtWidgets/QTableView>\n")

    def test_comments_and_strings_cross_nothing(self):
        text = '// #include <QWidget>\n/*\n#include <QWidget>\n*/\nauto t = "a QTcpSocket // and a QProcess";\n'
        self.assertEqual(crossings({"core/net/new.cpp": text}), [])


if __name__ == "__main__":
    unittest.main()
