# The people of the practice ATS and their files; the other tests of this folder stand in CMakeLists.txt.
house_test(practice_People ${CMAKE_CURRENT_LIST_DIR}/tst_People.cpp LINK practice_people)
house_test(practice_Files ${CMAKE_CURRENT_LIST_DIR}/tst_Files.cpp LINK practice_people Qt6::Pdf PkgConfig::libzip)
house_test(practice_Corpus ${CMAKE_CURRENT_LIST_DIR}/tst_Corpus.cpp LINK practice_people Qt6::Pdf)
