# The people of the practice ATS and their files. Includes nothing of core/.
add_library(practice_people STATIC
    ${CMAKE_CURRENT_LIST_DIR}/Files.cpp
    ${CMAKE_CURRENT_LIST_DIR}/People.cpp
    ${CMAKE_CURRENT_LIST_DIR}/PeopleBackend.cpp
    ${CMAKE_CURRENT_LIST_DIR}/PeopleCareer.cpp
    ${CMAKE_CURRENT_LIST_DIR}/PeopleFinance.cpp
    ${CMAKE_CURRENT_LIST_DIR}/PeopleNames.cpp
    ${CMAKE_CURRENT_LIST_DIR}/PeopleNurse.cpp
    ${CMAKE_CURRENT_LIST_DIR}/PeoplePanel.cpp
    ${CMAKE_CURRENT_LIST_DIR}/PeoplePostings.cpp
    ${CMAKE_CURRENT_LIST_DIR}/PeopleSpecial.cpp
    ${CMAKE_CURRENT_LIST_DIR}/PeopleStore.cpp
    ${CMAKE_CURRENT_LIST_DIR}/files/Flow.cpp
    ${CMAKE_CURRENT_LIST_DIR}/files/Letters.cpp
    ${CMAKE_CURRENT_LIST_DIR}/files/PdfBytes.cpp
    ${CMAKE_CURRENT_LIST_DIR}/files/PdfLayouts.cpp
    ${CMAKE_CURRENT_LIST_DIR}/files/PdfUnusual.cpp
    ${CMAKE_CURRENT_LIST_DIR}/files/PlainText.cpp
    ${CMAKE_CURRENT_LIST_DIR}/files/Resume.cpp
    ${CMAKE_CURRENT_LIST_DIR}/files/ResumeParts.cpp
    ${CMAKE_CURRENT_LIST_DIR}/files/Sheet.cpp)
target_include_directories(practice_people PUBLIC ${PROJECT_SOURCE_DIR}/app)
target_link_libraries(practice_people PUBLIC house Qt6::Gui PRIVATE PkgConfig::libzip)
