# The house rules of the build: one interface target with flags and JSON switches, one static library per folder,
# shared precompiled headers so that two cores are enough, tests by one function.

option(COUNTERSIGN_WERROR "Warnings are errors" ON)
option(COUNTERSIGN_SANITIZE "Build with ASan and UBSan" OFF)

add_library(house INTERFACE)
target_compile_options(house INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${COUNTERSIGN_WERROR}>:-Werror>)
target_compile_definitions(house INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    JSON_DIAGNOSTICS=1 JSON_USE_IMPLICIT_CONVERSIONS=0
    COUNTERSIGN_VERSION="${PROJECT_VERSION}")
if(COUNTERSIGN_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize=function -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

# Precompiled headers: without the time stamp, or ccache never hits.
add_compile_options(-Xclang -fno-pch-timestamp)

# house_library(NAME DIR FILES... [LINK PUBLIC_LIBS...] [PRIVATE_LINK LIBS...] [MOC])
# A static library cs_NAME for one folder. Includes are always "folder/File.h", relative to the root given.
function(house_library name)
    cmake_parse_arguments(A "MOC" "ROOT;PCH" "FILES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(cs_${name} STATIC ${A_FILES})
    target_include_directories(cs_${name} PUBLIC ${A_ROOT})
    target_link_libraries(cs_${name} PUBLIC house ${A_LINK} PRIVATE ${A_PRIVATE_LINK})
    if(A_MOC)
        set_target_properties(cs_${name} PROPERTIES AUTOMOC ON)
    endif()
    if(A_PCH)
        target_link_libraries(cs_${name} PRIVATE ${A_PCH})
        target_precompile_headers(cs_${name} REUSE_FROM ${A_PCH})
    endif()
endfunction()

# core_library(NAME FILES... LINK... PRIVATE_LINK... [MOC]): a folder of core/
function(core_library name)
    house_library(${name} ROOT ${PROJECT_SOURCE_DIR}/core PCH pch_core ${ARGN})
endfunction()

# Everything that `ctest -L unit` needs, for the sanitized build.
add_custom_target(unit_tests)

# test_program(NAME FILE [SOURCES...] [LINK...] [DEFINES...]): tst_NAME, without a ctest entry. The test class stands in
# FILE itself, so moc runs on that file alone: AUTOMOC would add a scan and an empty file to compile to every program.
function(test_program name file)
    cmake_parse_arguments(T "" "" "LINK;SOURCES;DEFINES" ${ARGN})
    get_filename_component(base ${file} NAME_WE)
    set(moc ${CMAKE_CURRENT_BINARY_DIR}/moc_${name})
    file(MAKE_DIRECTORY ${moc})
    qt6_generate_moc(${file} ${moc}/${base}.moc)
    add_executable(tst_${name} ${file} ${T_SOURCES} ${moc}/${base}.moc)
    set_target_properties(tst_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_include_directories(tst_${name} PRIVATE ${moc})
    target_link_libraries(tst_${name} PRIVATE house ${T_LINK} Qt6::Test tests_support)
    target_precompile_headers(tst_${name} REUSE_FROM pch_tests)
    target_compile_definitions(tst_${name} PRIVATE
        COUNTERSIGN_SOURCE_DIR="${PROJECT_SOURCE_DIR}" COUNTERSIGN_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}" ${T_DEFINES})
endfunction()

# test_name(NAME FILE OUT): the name of the ctest entry, with the requirements that the file's test functions name
# (REL16_…, SEC33_…), so that `ctest -N` shows which requirement stands where and `-R REL16` runs it.
function(test_name name file out)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(STRINGS ${file} functions REGEX "void ((REL|SEC|CMP)_?[0-9]+_)+")
    string(REGEX MATCHALL "(REL|SEC|CMP)_?[0-9]+" named "${functions}")
    string(REPLACE "_" "" named "${named}")
    list(SORT named COMPARE NATURAL)
    list(REMOVE_DUPLICATES named)
    list(JOIN named "_" joined)
    if(joined)
        set(joined "_${joined}")
    endif()
    set(${out} "${name}${joined}" PARENT_SCOPE)
endfunction()

# house_test(NAME FILE LINK... [LABELS...] [ENV K=V...] [GUI] [TIMEOUT s]): one Qt Test program, one ctest entry.
# Its name says the folder: house_test(base_Digest base/tst_Digest.cpp LINK cs_base LABELS unit)
function(house_test name file)
    cmake_parse_arguments(T "GUI" "TIMEOUT" "LINK;LABELS;ENV;SOURCES;DEFINES" ${ARGN})
    if(T_GUI)
        list(APPEND T_LINK Qt6::Widgets)
    endif()
    test_program(${name} ${file} SOURCES ${T_SOURCES} LINK ${T_LINK} DEFINES ${T_DEFINES})
    test_name(${name} ${file} entry)
    add_test(NAME ${entry} COMMAND tst_${name})
    if(NOT T_LABELS OR "unit" IN_LIST T_LABELS)
        add_dependencies(unit_tests tst_${name})
    endif()
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 120)
    endif()
    if(NOT T_LABELS)
        set(T_LABELS unit)
    endif()
    set_tests_properties(${entry} PROPERTIES LABELS "${T_LABELS}" TIMEOUT ${T_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;${T_ENV}")
endfunction()
