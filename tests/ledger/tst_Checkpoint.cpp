#include <QTest>

#include "ledger/Checkpoint.h"
#include "support/QtTestSupport.h"

using ledger::Checkpoint;
using ledger::Signer;

namespace {

// The first key of RFC 8032, section 7.1.
Signer vectorSigner()
{
    return Signer::fromSeed(
        base::Secret(QByteArray::fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")));
}

Checkpoint vectorCheckpoint()
{
    return {QStringLiteral("example.org/recruiter-copilot/device-1"), 3,
            base::Digest::fromHex(QStringLiteral("e0927e96acbd24f770f41275a45ee32b58ca5984164bf9b2e4e4b2472a275372"))};
}

} // namespace

class tst_Checkpoint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void REL42_theVectorsOfAnnexAHold()
    {
        const auto signer = vectorSigner();
        QCOMPARE(signer.publicKey().toHex(),
                 QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        QCOMPARE(ledger::bodyOf(vectorCheckpoint()), QByteArray("example.org/recruiter-copilot/device-1\n3\n"
                                                                "4JJ+lqy9JPdw9BJ1pF7jK1jKWYQWS/my5OSyRyonU3I=\n"));
        const auto note = ledger::signedNote(vectorCheckpoint(), signer);
        QVERIFY(note.endsWith("\n\n\xE2\x80\x94 example.org/recruiter-copilot/device-1 "
                              "USzArKytgDnndwSEMBlhiOG9T9dXWW1YiIftuIdTBP28PpV+kbUfOG0SY4JT0i93FBzpvi6wwJUmLxoZjKfC+"
                              "JdXOQ4=\n"));
        const auto opened = ledger::openedNote(note, signer.publicKey());
        VERIFY_RESULT(opened);
        QCOMPARE(opened->size, 3);
        QCOMPARE(opened->root, vectorCheckpoint().root);
    }

    // Red when the signature or the key's id is not looked at.
    void REL42_noOtherByteIsAccepted()
    {
        const auto signer = vectorSigner();
        const auto note = ledger::signedNote(vectorCheckpoint(), signer);
        for (qsizetype i = 0; i < note.size(); ++i) {
            auto other = note;
            other[i] = static_cast<char>(other[i] ^ 1);
            QVERIFY2(!ledger::openedNote(other, signer.publicKey()), qPrintable(QString::number(i)));
            QVERIFY(!ledger::openedNote(note.left(i), signer.publicKey()));
        }
        QVERIFY(!ledger::openedNote(note, Signer::fresh().publicKey()));
        QVERIFY(!ledger::openedNote(note + '\n', signer.publicKey()));
        QVERIFY(!ledger::openedNote(note, {}));
    }

    void everyKeyIsAnother()
    {
        QVERIFY(Signer::fresh().publicKey() != Signer::fresh().publicKey());
        QCOMPARE(Signer::fromSeed(vectorSigner().seed()).publicKey(), vectorSigner().publicKey());
    }
};

QTEST_APPLESS_MAIN(tst_Checkpoint)
#include "tst_Checkpoint.moc"
