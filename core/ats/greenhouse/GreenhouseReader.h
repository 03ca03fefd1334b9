// Reading Greenhouse through Harvest v3. Lists are open to Site Admins only (others get Forbidden); see README.md.
// The profile's API address is the host without "/v3". // shared fact page on Greenhouse, sections 1.2, 4, 5
#pragma once

#include <QHash>
#include <QUrlQuery>

#include "ats/Reader.h"
#include "ats/greenhouse/Codec.h"
#include "ats/greenhouse/Options.h"
#include "base/Aside.h"
#include "net/ReadChannel.h"

namespace ats::greenhouse {

Capabilities capabilitiesOf(const domain::ConnectionProfile &profile);

// The channel outlives the reader, the reader outlives its tasks.
class GreenhouseReader final : public Reader
{
public:
    // channel: made with safeEndpoints
    GreenhouseReader(net::ReadChannel &channel, const domain::ConnectionProfile &profile, Options options);

    Capabilities capabilities() const override { return m_capabilities; }
    QDateTime systemTime() const override { return m_systemTime; }

    void remember(const std::vector<StageRow> &stages) override;

    base::Task<base::Result<domain::User>> currentUser(QString subject, std::stop_token stop) override;
    base::Task<base::Result<Page<domain::Requisition>>> requisitions(Window window, QString next,
                                                                     std::stop_token stop) override;
    base::Task<base::Result<Page<StageRow>>> stages(Window window, QString next, std::stop_token stop) override;
    base::Task<base::Result<Page<Posting>>> postings(Window window, QString next, std::stop_token stop) override;
    base::Task<base::Result<Page<domain::Application>>> applications(Window window, QString next,
                                                                     std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Application>>> applicationsById(std::vector<domain::ApplicationId> ids,
                                                                                std::stop_token stop) override;
    base::Task<base::Result<Page<domain::Candidate>>> candidates(Window window, QString next,
                                                                 std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Candidate>>> candidatesById(std::vector<domain::CandidateId> ids,
                                                                            std::stop_token stop) override;
    base::Task<base::Result<Page<domain::Attachment>>> attachments(Window window, QString next,
                                                                   std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Attachment>>> attachmentsOf(std::vector<domain::ApplicationId> ids,
                                                                            std::stop_token stop) override;
    base::Task<base::Result<Page<domain::Note>>> notes(Window window, QString next, std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Note>>> notesOf(std::vector<domain::ApplicationId> ids,
                                                                std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Note>>> notesAbout(std::vector<domain::CandidateId> ids,
                                                                   std::stop_token stop) override;
    base::Task<base::Result<Page<domain::Scorecard>>> scorecards(Window window, QString next,
                                                                 std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Scorecard>>> scorecardsOf(std::vector<domain::ApplicationId> ids,
                                                                          std::stop_token stop) override;
    base::Task<base::Result<Page<domain::User>>> users(Window window, QString next, std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::FieldDefinition>>> fieldDefinitions(std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Disposition>>> dispositions(std::stop_token stop) override;
    base::Task<base::Result<std::optional<domain::Disposition>>> dispositionOf(domain::ApplicationId application,
                                                                               std::stop_token stop) override;
    base::Task<base::Result<std::optional<QString>>> tagApplied(domain::CandidateId candidate, QString tag,
                                                                std::stop_token stop) override;
    base::Task<base::Result<QByteArray>> download(domain::Attachment attachment, std::stop_token stop) override;

private:
    // One page as it came: the next one's address, or empty.
    struct RawPage
    {
        QByteArray json;
        QString next;
    };
    [[nodiscard]] base::Task<base::Result<RawPage>> firstPage(QString path, QUrlQuery query, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<RawPage>> rawPage(QString path, Window window, QString next,
                                                            std::stop_token stop);
    template <class T>
    using Decode = base::Result<std::vector<T>> (*)(const QByteArray &);
    template <class T>
    [[nodiscard]] base::Task<base::Result<Page<T>>> page(QString path, Window window, QString next, Decode<T> decode,
                                                         std::stop_token stop);
    // Off this thread: a full page holds a megabyte of JSON. Cancelled when stopped meanwhile.
    template <class T>
    [[nodiscard]] static base::Task<base::Result<T>> decodedAside(base::Result<T> (*decode)(const QByteArray &),
                                                                  QByteArray json, std::stop_token stop);
    // All pages of the list, where filter=ids narrows it enough.
    template <class T>
    [[nodiscard]] base::Task<base::Result<std::vector<T>>> whole(QString path, QUrlQuery query, Decode<T> decode,
                                                                 std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<std::vector<domain::Application>>>
    withStages(std::vector<ApplicationRow> rows, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<std::vector<domain::Scorecard>>>
    withRatings(std::vector<domain::Scorecard> cards, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> learnAttributeNames(QStringList ids, std::stop_token stop);
    static constexpr int mostPages = 1'000; // of one narrowed list: an endless next link must end
    base::Result<RawPage> taken(const net::Response &response);
    bool resolveStage(domain::Application &application) const;

    net::ReadChannel &m_channel;
    Options m_options;
    Capabilities m_capabilities;
    QDateTime m_systemTime;
    QHash<QString, QHash<QString, QString>> m_stagesByName; // requisition → name → id; empty id = name is not unique
    QHash<QString, QString> m_attributeNames;
};

template <class T>
base::Task<base::Result<Page<T>>> GreenhouseReader::page(QString path, Window window, QString next, Decode<T> decode,
                                                         std::stop_token stop)
{
    CO_TRY(const auto raw, co_await rawPage(path, window, next, stop));
    CO_TRY(auto rows, co_await decodedAside<std::vector<T>>(decode, raw.json, stop));
    co_return Page<T>{std::move(rows), raw.next};
}

template <class T>
base::Task<base::Result<T>> GreenhouseReader::decodedAside(base::Result<T> (*decode)(const QByteArray &),
                                                           QByteArray json, std::stop_token stop)
{
    auto work = [decode, json] { return decode(json); };
    auto rows = co_await base::aside(std::move(work));
    if (stop.stop_requested())
        co_return base::failure(base::Kind::Cancelled, QStringLiteral("reading was stopped"));
    co_return rows;
}

template <class T>
base::Task<base::Result<std::vector<T>>> GreenhouseReader::whole(QString path, QUrlQuery query, Decode<T> decode,
                                                                 std::stop_token stop)
{
    std::vector<T> all;
    CO_TRY(auto raw, co_await firstPage(path, query, stop));
    for (int pages = 1;; ++pages) {
        CO_TRY(auto rows, decode(raw.json));
        std::move(rows.begin(), rows.end(), std::back_inserter(all));
        if (raw.next.isEmpty())
            co_return all;
        if (pages == mostPages)
            co_return base::failure(base::Kind::BadAnswer, QStringLiteral("%1 does not end").arg(path), path);
        const Window noWindow;
        CO_TRY(auto following, co_await rawPage(path, noWindow, raw.next, stop));
        raw = std::move(following);
    }
}

} // namespace ats::greenhouse
